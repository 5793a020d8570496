package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFilesTest {

    @TempDir
    private Path directory;

    private List<Path> files;
    private WatchedFiles watched;

    @BeforeEach
    void watch() throws Exception {
        Path settings = Files.writeString(directory.resolve("settings"), "interval=15s");
        Path password = Files.writeString(directory.resolve("password"), "one");
        files = List.of(settings, password);
        watched = new WatchedFiles(files);
    }

    private boolean haveChanged() {
        return watched.haveChanged(files);
    }

    @Test
    void aChangeIsTakenOnceItHasStayedForOneLook() throws Exception {
        Files.writeString(files.get(1), "tw");
        assertFalse(haveChanged(), "it may still be written");
        Files.writeString(files.get(1), "two");
        assertFalse(haveChanged(), "it was");
        assertTrue(haveChanged());
        assertFalse(haveChanged(), "taken once");
    }

    @Test
    void aTouchedFileIsNoChange() throws Exception {
        Files.setLastModifiedTime(files.get(0), FileTime.from(Instant.EPOCH));
        assertFalse(haveChanged());
        assertFalse(haveChanged());
    }

    @Test
    void aReplacedLinkIsAChangeAsKubernetesMakesIt() throws Exception {
        Path link = directory.resolve("link");
        Files.createSymbolicLink(link, files.get(1));
        files = List.of(link);
        watched = new WatchedFiles(files);
        Path next = Files.createSymbolicLink(
                directory.resolve("next"), Files.writeString(directory.resolve("password2"), "two"));
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assertFalse(haveChanged());
        assertTrue(haveChanged());
    }

    @Test
    void aFileThatGoesIsAChangeAndSoIsItsReturn() throws Exception {
        Files.delete(files.get(1));
        assertFalse(haveChanged());
        assertTrue(haveChanged());
        Files.writeString(files.get(1), "one");
        assertFalse(haveChanged());
        assertTrue(haveChanged());
    }

    @Test
    void otherFilesThanBeforeAreAChangeWhereTheyHoldSomethingElse() {
        files = List.of(files.get(0));
        assertFalse(haveChanged());
        assertTrue(haveChanged());
    }
}
