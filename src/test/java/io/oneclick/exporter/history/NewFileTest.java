package io.oneclick.exporter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {

    @TempDir
    private Path directory;

    private Path path;

    @BeforeEach
    void name() {
        path = directory.resolve("history.om");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static void write(NewFile file) throws IOException {
        file.channel().write(ByteBuffer.wrap("whole".getBytes()));
    }

    @Test
    void itHasItsNameOnlyWhenItIsPublishedAndNothingElseIsLeft() throws Exception {
        try (NewFile file = NewFile.at(path)) {
            write(file);
            assertEquals(1, files().size());
            assertEquals(false, Files.exists(path));
            file.publish();
        }
        assertEquals(List.of(path), files());
        assertEquals("whole", Files.readString(path));
    }

    @Test
    void whatIsNotPublishedLeavesNothing() throws Exception {
        try (NewFile file = NewFile.at(path)) {
            write(file);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void aFileThatIsThereIsNotTouched() throws Exception {
        Files.writeString(path, "old");
        assertThrows(FileAlreadyExistsException.class, () -> NewFile.at(path));
        assertEquals(List.of(path), files());
    }

    @Test
    void aFileThatSomebodyElseMadeMeanwhileIsNotReplaced() throws Exception {
        try (NewFile file = NewFile.at(path)) {
            write(file);
            Files.writeString(path, "theirs");
            assertThrows(FileAlreadyExistsException.class, file::publish);
        }
        assertEquals(List.of(path), files());
        assertEquals("theirs", Files.readString(path));
    }

    @Test
    void withoutADirectoryThereIsNoFile() {
        assertThrows(NoSuchFileException.class, () -> NewFile.at(directory.resolve("missing/history.om")));
    }
}
