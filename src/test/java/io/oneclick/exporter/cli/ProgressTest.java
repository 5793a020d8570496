package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void itIsOneLineThatIsGoneInTheEnd() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(terminal, true));
        progress.read(1_234_567);
        progress.end();
        String text = terminal.toString();
        assertTrue(text.startsWith("\r\u001b[KReading: 1,234,567 pull requests"), text);
        assertTrue(text.endsWith("\r\u001b[K"), text);
        assertEquals(-1, text.indexOf('\n'));
    }

    @Test
    void withoutATerminalItIsSilent() {
        Progress progress = new Progress(null);
        progress.read(1);
        progress.wrote(0.5);
        progress.end();
    }
}
