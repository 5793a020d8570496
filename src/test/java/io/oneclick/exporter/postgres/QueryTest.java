package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void itIsTheTextOfTheFileBesideAClassUnderTheFilesName() {
        Query query = Query.load(Query.class, "session.sql");
        assertEquals("session.sql", query.name());
        assertTrue(query.sql().contains("SELECT"), query.sql());
    }

    @Test
    void aFileThatIsNotThereIsNamedWithItsPath() {
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> Query.load(Query.class, "nowhere.sql"));
        assertEquals("io/oneclick/exporter/postgres/nowhere.sql is missing from the jar", thrown.getMessage());
    }

    @Test
    void everyStatementThatTheProductRunsSaysOnTopWhatItAnswers() throws IOException {
        for (String folder : List.of("postgres", "bitbucket")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/oneclick/exporter", folder))) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file);
                    String comment = text.substring(0, text.indexOf("\n") + 1);
                    assertTrue(text.startsWith("-- "), file.toString());
                    assertTrue(
                            text.lines()
                                    .takeWhile(line -> line.startsWith("--"))
                                    .anyMatch(l -> l.contains("?")),
                            file + " begins with no question: " + comment);
                }
            }
        }
    }
}
