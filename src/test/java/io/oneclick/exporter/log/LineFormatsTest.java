package io.oneclick.exporter.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jolokia.json.parser.JSONParser;
import org.junit.jupiter.api.Test;

class LineFormatsTest {

    private static LogRecord record(Level level, String message) {
        LogRecord record = new LogRecord(level, message);
        record.setInstant(Instant.parse("2026-11-20T09:25:17.123456Z"));
        record.setLoggerName("io.oneclick.exporter.refresh.Changes");
        return record;
    }

    private static LogRecord withTrace() {
        LogRecord record = record(Level.SEVERE, "It broke");
        record.setThrown(new IllegalStateException("why"));
        return record;
    }

    @Test
    void aTextLineHasTimeLevelAndMessage() {
        Formatter text = new TextLine(true);
        assertEquals("2026-11-20T09:25:17.123Z WARN  down\n", text.format(record(Level.WARNING, "down")));
        assertEquals("2026-11-20T09:25:17.123Z DEBUG down\n", text.format(record(Level.FINE, "down")));
        assertEquals("2026-11-20T09:25:17.123Z TRACE down\n", text.format(record(Level.FINEST, "down")));
        String trace = text.format(withTrace());
        assertTrue(trace.startsWith(
                "2026-11-20T09:25:17.123Z ERROR It broke\njava.lang.IllegalStateException: why\n\tat "));
        assertTrue(trace.endsWith("\n") && !trace.endsWith("\n\n"));
    }

    @Test
    void aJsonLineIsOneObjectWhateverTheMessageHolds() throws Exception {
        Map<?, ?> object = json(record(Level.WARNING, "a \"quote\" \\ tab\t, line\nbreak, \u0001, é and \ud83d\ude00"));
        assertEquals("2026-11-20T09:25:17.123Z", object.get("time"));
        assertEquals("WARN", object.get("level"));
        assertEquals("io.oneclick.exporter.refresh.Changes", object.get("logger"));
        assertEquals("a \"quote\" \\ tab\t, line\nbreak, \u0001, é and \ud83d\ude00", object.get("message"));
        assertEquals(Thread.currentThread().getName(), object.get("thread"));
        assertEquals(5, object.size());
        assertTrue(json(withTrace())
                .get("exception")
                .toString()
                .startsWith("java.lang.IllegalStateException: why\n\tat "));
    }

    private static Map<?, ?> json(LogRecord record) throws Exception {
        String line = new JsonLine().format(record);
        assertEquals(line.length() - 1, line.indexOf('\n'), line);
        return (Map<?, ?>) new JSONParser().parse(line);
    }

    @Test
    void theJournalGetsAPriorityOnEachLineAndNoSecondTime() {
        Formatter journal = new JournalLine(new TextLine(false));
        assertEquals("<4>WARN  down\n", journal.format(record(Level.WARNING, "down")));
        assertEquals("<6>INFO  up\n", journal.format(record(Level.INFO, "up")));
        assertEquals("<7>DEBUG up\n", journal.format(record(Level.FINE, "up")));
        String trace = journal.format(withTrace());
        assertTrue(trace.startsWith("<3>ERROR It broke\n<3>java.lang.IllegalStateException: why\n<3>\tat "), trace);
        assertTrue(
                new JournalLine(new JsonLine()).format(record(Level.INFO, "up")).startsWith("<6>{\"time\":"));
    }
}
