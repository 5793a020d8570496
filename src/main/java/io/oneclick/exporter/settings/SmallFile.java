package io.oneclick.exporter.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with settings or a password. It is read repeatedly, so it must be a regular file: other files can block or be
 * empty at the second read.
 */
public final class SmallFile {

    private static final int MAX_BYTES = 1 << 20;

    private SmallFile() {}

    /** The password in its first line. An IllegalArgumentException states the rule, never the content. */
    public static String password(Path path) {
        return read(path)
                .lines()
                .findFirst()
                .filter(line -> !line.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("must contain the password in its first line"));
    }

    /** The text. An IllegalArgumentException states the rule, never the content. */
    static String read(Path path) {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new IllegalArgumentException("must be a regular file, because it is read again when it changes");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new IllegalArgumentException("must be a file of at most 1 MB");
                }
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("must be text in UTF-8");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot be read (" + FileProblem.of(e) + "): give a file that this user can read");
        }
    }
}
