package io.oneclick.exporter.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemTest {

    @TempDir
    private Path directory;

    @Test
    void aFileOrDirectoryThatDoesNotExistIsNamedAsTheShellDoes() {
        IOException missing =
                assertThrows(IOException.class, () -> Files.writeString(directory.resolve("missing/file"), ""));
        assertEquals("no such file or directory", FileProblem.of(missing));
    }

    @Test
    void whatTheSystemSaysIsTheReasonWithoutThePathWhichIsNamedBefore() {
        assertEquals("permission denied", FileProblem.of(new AccessDeniedException("file")));
        assertEquals(
                "No space left on device",
                FileProblem.of(new FileSystemException("file", null, "No space left on device")));
    }

    @Test
    void anExceptionWithoutAReasonIsNamed() {
        assertEquals("EOFException", FileProblem.of(new EOFException()));
        assertEquals("FileSystemException", FileProblem.of(new FileSystemException("file")));
    }
}
