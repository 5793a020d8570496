package io.oneclick.exporter.history;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A temporary file of texts that are written in one order and read in another: samples are computed project by project, and
 * needed family by family. The file disappears with this process, however it ends.
 */
final class Spool implements Closeable {

    private final FileChannel file;
    private final Map<String, List<Chunk>> chunks = new HashMap<>();
    private long end;

    private record Chunk(long start, long length) {}

    /** @param path of a file that must not exist */
    Spool(Path path) throws IOException {
        file = FileChannel.open(
                path,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** The writer of the texts. */
    OutputStream out() {
        return Channels.newOutputStream(file);
    }

    /** Assigns what was written since the last call to {@code key}. */
    void mark(String key) throws IOException {
        long position = file.position();
        chunks.computeIfAbsent(key, any -> new ArrayList<>()).add(new Chunk(end, position - end));
        end = position;
    }

    /** Copies all texts of {@code key}. */
    void copy(String key, WritableByteChannel to) throws IOException {
        for (Chunk chunk : chunks.getOrDefault(key, List.of())) {
            long copied = 0;
            while (copied < chunk.length()) {
                copied += file.transferTo(chunk.start() + copied, chunk.length() - copied, to);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
