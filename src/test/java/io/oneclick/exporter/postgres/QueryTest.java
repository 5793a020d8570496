package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** Each file of the product's own statements, by its path. */
    private static Map<String, String> statements() throws IOException {
        Map<String, String> statements = new TreeMap<>();
        Path root = Path.of("src/main/resources/io/oneclick/exporter");
        for (String folder : List.of("postgres", "bitbucket")) {
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                    statements.put(root.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        assertTrue(statements.size() > 10, statements.keySet().toString());
        return statements;
    }

    private static String code(String sql) {
        return sql.replaceAll("--.*", "").replaceAll("(?m)^SET LOCAL.*", "").replaceAll("'[^']*'", "''");
    }

    @Test
    void everyStatementThatTheProductRunsSaysOnTopWhatItAnswers() throws IOException {
        statements().forEach((file, sql) -> {
            assertTrue(sql.startsWith("-- "), file);
            assertTrue(
                    sql.lines().takeWhile(line -> line.startsWith("--")).anyMatch(line -> line.contains("?")),
                    file + " begins with no question");
        });
    }

    @Test
    void everyFunctionIsCalledByItsFullName() throws IOException {
        // What stands before a parenthesis and is no function: syntax, and the names of derived tables.
        Pattern syntax = Pattern.compile(
                "(?:"
                        + "WITH|AS|AND|OR|NOT|IN|ANY|ALL|FROM|JOIN|LATERAL|ON|WHERE|SELECT|WHEN|THEN|ELSE|EXISTS|VALUES|OVER|FILTER"
                        + "|MATERIALIZED|BY|DISTINCT|OPERATOR|GROUP|USING|ARRAY|extract|coalesce|greatest|least"
                        + ")",
                Pattern.CASE_INSENSITIVE);
        Pattern call = Pattern.compile("(?<![\\w.\"])(\\w+)\\s*\\(");
        Pattern derived = Pattern.compile("\\bAS\\s+$", Pattern.CASE_INSENSITIVE);
        Pattern common = Pattern.compile("\\([^()]*\\)\\s+AS\\s+(?:MATERIALIZED\\s+)?\\(", Pattern.CASE_INSENSITIVE);
        statements().forEach((file, sql) -> {
            String code = code(sql);
            Matcher found = call.matcher(code);
            while (found.find()) {
                String name = found.group(1);
                boolean isTable = derived.matcher(code.substring(0, found.start()))
                                .find()
                        || common.matcher(code.substring(found.end() - 1)).lookingAt();
                assertTrue(
                        isTable || syntax.matcher(name).matches(),
                        file + ": write pg_catalog." + name
                                + "(…), or another role's function of that name may be called");
            }
        });
    }

    @Test
    void textsAreComparedByPostgresqlsOwnOperators() throws IOException {
        Pattern careless = Pattern.compile(
                "\\b(?:LIKE|ILIKE|SIMILAR TO|NULLIF)\\b|\\bBETWEEN\\s*(?:''|\\?)|[=<>~]\\s*(?:''|\\?(?!::))|\\bIN\\s*\\(''",
                Pattern.CASE_INSENSITIVE);
        statements().forEach((file, sql) -> {
            Matcher found = careless.matcher(code(sql));
            assertTrue(
                    !found.find(),
                    () -> file + ": write OPERATOR(pg_catalog.=) instead of " + found.group()
                            + ", or another role's operator may be called");
        });
    }
}
