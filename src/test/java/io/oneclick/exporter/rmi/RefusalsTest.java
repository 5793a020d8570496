package io.oneclick.exporter.rmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private final Logger logger = Logger.getLogger(Refusals.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final AtomicLong nanoTime = new AtomicLong();
    private final Refusals refusals = new Refusals(nanoTime::get);

    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + formatter.formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void aLoginIsLoggedWithItsNameAndNeverItsPassword() {
        refusals.login(new String[] {"operator", "a guess"});
        assertEquals(List.of("WARNING Refused a remote JMX login as operator from this JVM"), lines);
    }

    @Test
    void aCallIsLoggedWithBeanAndOperation() throws Exception {
        refusals.call("invoke", new ObjectName("com.sun.management:type=HotSpotDiagnostic"), "dumpHeap");
        assertEquals(
                List.of("WARNING Refused remote JMX invoke com.sun.management:type=HotSpotDiagnostic dumpHeap"
                        + " from this JVM"),
                lines);
    }

    @Test
    void whateverAClientSendsIsOneShortLine() {
        refusals.login(
                new String[] {"x\n2026-11-21T00:00:00Z INFO  All is well\r\u2028\u001b[0m" + "y".repeat(10_000), ""});
        refusals.login(new String[] {null});
        refusals.login(new String[0]);
        refusals.login(42);
        refusals.login(null);
        assertEquals(5, lines.size());
        assertTrue(lines.get(0).startsWith("WARNING Refused a remote JMX login as x?2026"), lines.get(0));
        assertTrue(lines.get(0).length() < 200, lines.get(0));
        assertFalse(lines.get(0).matches("(?s).*[\\p{Cntrl}\\u2028].*"), lines.get(0));
        assertTrue(lines.get(4).contains("as nobody"), lines.get(4));
    }

    @Test
    void manyRefusalsAreANumber() {
        for (int i = 0; i < 1_000; i++) {
            refusals.login(new String[] {"guess " + i, ""});
        }
        assertEquals(20, lines.size());
        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        refusals.login(new String[] {"later", ""});
        assertEquals(22, lines.size());
        assertEquals("WARNING Refused 980 more remote JMX logins and calls before this", lines.get(20));
    }
}
