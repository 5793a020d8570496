package io.oneclick.exporter.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.Wait;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LineWriterTest {

    /** A pipe that is read only once the test says so. */
    private static final class Pipe extends OutputStream {

        private final CountDownLatch reader;
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        Pipe(int readers) {
            reader = new CountDownLatch(readers);
        }

        @Override
        public void write(int one) throws IOException {
            throw new IOException("whole lines only");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                reader.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            synchronized (this) {
                read.write(bytes, offset, length);
            }
        }

        synchronized List<String> lines() {
            return read.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static LineWriter writer(OutputStream out) {
        LineWriter writer = new LineWriter(out);
        writer.setFormatter(new TextLine(false));
        return writer;
    }

    private static void log(LineWriter writer, String message) {
        writer.publish(new LogRecord(Level.INFO, message));
    }

    @Test
    void linesComeInTheirOrderAndFlushWaitsForThem() {
        Pipe pipe = new Pipe(0);
        LineWriter writer = writer(pipe);
        for (int i = 0; i < 500; i++) {
            log(writer, "line " + i);
        }
        writer.flush();
        assertEquals(500, pipe.lines().size());
        assertEquals("INFO  line 0", pipe.lines().get(0));
        assertEquals("INFO  line 499", pipe.lines().get(499));
    }

    @Test
    void aPipeThatIsNotReadDoesNotBlockLoggingAndDroppedLinesAreCounted() throws Exception {
        Pipe pipe = new Pipe(1);
        LineWriter writer = writer(pipe);
        int all = LineWriter.MAX_WAITING + 5_000;
        for (int i = 0; i < all; i++) {
            log(writer, "line " + i);
        }
        // Ends, though nothing can be written.
        writer.close();
        assertEquals(List.of(), pipe.lines());

        pipe.reader.countDown();
        Wait.until("the rest is written", () -> pipe.lines().stream().anyMatch(line -> line.contains("missing")));
        List<String> lines = pipe.lines();
        String notice = lines.get(lines.size() - 1);
        int written = lines.size() - 1;
        assertEquals(
                "WARN  " + (all - written) + " lines of the log are missing here: standard error was not read", notice);
        assertTrue(written >= LineWriter.MAX_WAITING, written + " lines");
        log(writer, "after");
        Wait.until("it goes on", () -> pipe.lines().contains("INFO  after"));
    }

    @Test
    void aClosedPipeDoesNotBlockLogging() {
        LineWriter writer = writer(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("broken pipe");
            }
        });
        for (int i = 0; i < 2 * LineWriter.MAX_WAITING; i++) {
            log(writer, "line");
        }
        writer.flush();
    }
}
