package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.settings.AgentConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentConfigurationWatchTest {

    private final Logger logger = Logger.getLogger(AgentConfigurationWatch.class.getName());
    private final List<String> lines = new ArrayList<>();

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

    private Path file;
    private AgentConfigurationWatch watch;

    @BeforeEach
    void listen(@TempDir Path directory) throws IOException {
        logger.addHandler(handler);
        file = Files.writeString(directory.resolve("agent.yaml"), "rules: []\n");
        watch = new AgentConfigurationWatch(new AgentConfiguration(file));
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void aConfigurationThatIsEmptiedIsSaidOnceAndItsReturnToo() throws IOException {
        look(3);
        assertEquals(List.of(), lines);
        Files.writeString(file, "");
        look(5);
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("WARNING /metrics may expose wrong series"), lines.get(0));
        assertTrue(lines.get(0).contains("has no rules"), lines.get(0));
        Files.writeString(file, "rules: []\n");
        look(5);
        assertEquals(
                List.of("INFO The agent configuration " + file + " has rules again"), lines.subList(1, lines.size()));
    }

    @Test
    void aFileThatIsBeingWrittenIsNotSaid() throws IOException {
        Files.writeString(file, "");
        look(1);
        Files.writeString(file, "rules: []\n");
        look(3);
        assertEquals(List.of(), lines);
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            watch.look();
        }
    }
}
