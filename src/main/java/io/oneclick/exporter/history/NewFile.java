package io.oneclick.exporter.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * A file that exists complete or not at all: until it is published, it has another name in the same directory. It never replaces
 * another file.
 */
public final class NewFile implements Closeable {

    private final Path path;
    private final Path part;
    private final FileChannel channel;

    private NewFile(Path path, Path part, FileChannel channel) {
        this.path = path;
        this.part = part;
        this.channel = channel;
    }

    /** @throws FileAlreadyExistsException if there is one */
    public static NewFile at(Path path) throws IOException {
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        String unique = "." + Long.toHexString(new SecureRandom().nextLong()) + ".part";
        Path part = path.resolveSibling(path.getFileName() + unique);
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        // A signal ends the JVM without any more of our code.
        part.toFile().deleteOnExit();
        return new NewFile(path, part, channel);
    }

    FileChannel channel() {
        return channel;
    }

    /** A path in the same directory, for other temporary data. */
    Path beside() {
        return part.resolveSibling(part.getFileName() + ".spool");
    }

    /** Syncs it to the disk and gives it its final name. */
    public void publish() throws IOException {
        channel.force(true);
        try {
            // Unlike a move, this fails where somebody made a file of that name meanwhile.
            Files.createLink(path, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.move(part, path);
        }
    }

    /** Deletes what was not published. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }
}
