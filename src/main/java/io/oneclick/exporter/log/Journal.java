package io.oneclick.exporter.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** systemd's journal. */
final class Journal {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Journal() {}

    /**
     * Whether it reads standard error. It does not if standard error was redirected after systemd had set the variable.
     */
    static boolean isStandardError(Map<String, String> environment) {
        return isStream(environment.get("JOURNAL_STREAM"), STANDARD_ERROR);
    }

    /** @param stream device and inode of the journal's stream, {@code 8:12345}, or null */
    static boolean isStream(String stream, Path file) {
        if (stream == null) {
            return false;
        }
        try {
            Map<String, Object> attributes = Files.readAttributes(file, "unix:dev,ino");
            return stream.equals(attributes.get("dev") + ":" + attributes.get("ino"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
