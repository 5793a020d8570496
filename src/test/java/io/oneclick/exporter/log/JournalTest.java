package io.oneclick.exporter.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    private Path directory;

    @Test
    void itsStreamIsKnownByDeviceAndInodeAlsoThroughALink() throws Exception {
        Path file = Files.createFile(directory.resolve("stream"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        String stream = Files.getAttribute(file, "unix:dev") + ":" + Files.getAttribute(file, "unix:ino");
        assertTrue(Journal.isStream(stream, file));
        assertTrue(Journal.isStream(stream, link));
        assertFalse(Journal.isStream(stream, Files.createFile(directory.resolve("other"))));
    }

    @Test
    void withoutTheVariableOrWithNonsenseThereIsNone() {
        assertFalse(Journal.isStandardError(Map.of()));
        assertFalse(Journal.isStandardError(Map.of("JOURNAL_STREAM", "nonsense")));
        assertFalse(Journal.isStream("1:2", directory.resolve("nowhere")));
    }
}
