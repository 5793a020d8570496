package io.oneclick.exporter.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file whose first line is a password, as Docker and Kubernetes hand out secrets. */
final class PasswordFile {

    private PasswordFile() {}

    /** The password; an IllegalArgumentException says what the file must be, never what it holds. */
    static String read(Path path) {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new IllegalArgumentException("must hold the password in its first line"));
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("cannot be read: give a UTF-8 file that this user may read");
        }
    }
}
