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
 * Texts that come in one order and are wanted in another, in a file that ends with this process however that ends. Samples
 * are computed project by project, and written family by family.
 */
final class Spool implements Closeable {

    private final FileChannel file;
    private final Map<String, List<Chunk>> chunks = new HashMap<>();
    private long end;

    private record Chunk(long start, long length) {}

    /** @param path of a file that must not be there */
    Spool(Path path) throws IOException {
        file = FileChannel.open(
                path,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Where to write. */
    OutputStream out() {
        return Channels.newOutputStream(file);
    }

    /** What was written since the last call belongs to {@code key}. */
    void mark(String key) throws IOException {
        long position = file.position();
        chunks.computeIfAbsent(key, any -> new ArrayList<>()).add(new Chunk(end, position - end));
        end = position;
    }

    /** Copies all that belongs to {@code key}. */
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
