package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.SourceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    private static final Query PROJECTS = new Query("projects", "SELECT count(*) FROM project");

    private TestDatabase server;
    private Database database;

    @BeforeEach
    void open() throws Exception {
        server = TestDatabase.create();
        database = open(Map.of());
    }

    private Database open(Map<Setting<?>, String> others) throws Exception {
        Map<Setting<?>, String> all = new HashMap<>();
        all.putAll(others);
        all.put(Setting.DATABASE_URL, server.readOnly().url());
        Settings settings = new SettingsReader(all, Map.of(), null).read();
        return new Database(
                settings, table -> "is " + table + " there?", StatementListener.NONE, new Logins(System::nanoTime));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        server.close();
    }

    private static String text(Session session, String sql, Object... parameters) throws java.sql.SQLException {
        List<String> texts = new ArrayList<>();
        session.each(new Query("test", sql), List.of(parameters), row -> texts.add(row.getString(1)));
        return String.join("|", texts);
    }

    private String ask(Plans plans, String sql) throws SourceException {
        return database.read(plans, session -> text(session, sql));
    }

    @Test
    void aTransactionSeesOneInstantAndCannotWrite() throws Exception {
        assertEquals("repeatable read", ask(Plans.ANY, "SELECT current_setting('transaction_isolation')"));
        assertEquals("on", ask(Plans.ANY, "SELECT current_setting('transaction_read_only')"));
        String counts = database.read(Plans.ANY, session -> {
            String before = text(session, PROJECTS.sql());
            server.project(1, "CCL");
            return before + " " + text(session, PROJECTS.sql());
        });
        assertEquals("0 0", counts);
        assertEquals("1", ask(Plans.ANY, PROJECTS.sql()));
    }

    @Test
    void nowIsTheTransactionsOwnToTheMicrosecond() throws Exception {
        String epoch = "SELECT (extract(epoch FROM now()) * 1000000)::bigint";
        database.read(Plans.ANY, session -> {
            Instant now = session.now();
            long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
            assertEquals(text(session, epoch), Long.toString(micros));
            return null;
        });
    }

    @Test
    void itRunsInTheZoneAndUnderTheLimitOfTheSettings() throws Exception {
        try (Database other = open(Map.of(Setting.TIMEZONE, "Asia/Tokyo", Setting.STATEMENT_TIMEOUT, "1234ms"))) {
            other.read(Plans.ANY, session -> {
                assertEquals("Asia/Tokyo", text(session, "SELECT current_setting('TimeZone')"));
                assertEquals("1234ms", text(session, "SELECT current_setting('statement_timeout')"));
                return null;
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"700ms, 700ms", "29s, 29s", "0, 30s", "1min, 30s", "1d, 30s"})
    void aShorterTimeoutOfTheRoleHolds(String ofTheRole, String holds) throws Exception {
        set("statement_timeout", ofTheRole);
        assertEquals(holds, ask(Plans.ANY, "SELECT current_setting('statement_timeout')"));
    }

    /** For all later sessions of the exporter's role, in this database. */
    private void set(String name, String value) throws Exception {
        server.execute("ALTER ROLE oneclick IN DATABASE " + server.address().database() + " SET " + name + " = '"
                + value + "'");
        database.close();
        database = open(Map.of());
    }

    @Test
    void thePlannerMayChooseFromWhatIsAskedFor() throws Exception {
        String plans = "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN"
                + " ('enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin')";
        assertEquals(
                "enable_bitmapscan=off enable_hashjoin=off enable_mergejoin=off enable_seqscan=off",
                ask(Plans.BY_INDEX, plans));
        assertEquals(
                "enable_bitmapscan=on enable_hashjoin=on enable_mergejoin=on enable_seqscan=on", ask(Plans.ANY, plans));
    }

    @Test
    void textsHaveTheTypeOfWhatTheyAreComparedWith() throws Exception {
        assertEquals("t", database.read(Plans.ANY, session -> text(session, "SELECT now() > ?", "2020-01-01")));
        assertEquals("t", database.read(Plans.ANY, session -> text(session, "SELECT 7::int = ?", 7L)));
    }

    @Test
    void anAttemptThatLacksSomethingSaysWhyAndTheTransactionGoesOn() throws Exception {
        database.read(Plans.ANY, session -> {
            Optional<String> missing = session.attempt(() -> text(session, "SELECT 1 FROM nowhere"));
            assertTrue(missing.orElseThrow().endsWith("is nowhere there?"), missing.toString());
            Optional<String> denied = session.attempt(() -> text(session, "SELECT 1 FROM app_property"));
            assertTrue(denied.orElseThrow().contains("GRANT SELECT ON app_property"), denied.toString());
            assertEquals(Optional.empty(), session.attempt(() -> text(session, PROJECTS.sql())));
            assertEquals("0", text(session, PROJECTS.sql()));
            return null;
        });
    }

    @Test
    void anAttemptThatFailsForAnotherReasonFailsTheTransaction() {
        SourceException thrown = assertThrows(
                SourceException.class,
                () -> database.read(
                        Plans.ANY,
                        session -> session.attempt(() -> text(session, "SELECT 1 / count(*) FROM project"))));
        assertTrue(thrown.getMessage().contains("division by zero"), thrown.getMessage());
    }

    @Test
    void aFailedTransactionLeavesAConnectionForTheNextOne() throws Exception {
        for (int i = 0; i < 5; i++) {
            SourceException thrown = assertThrows(SourceException.class, () -> ask(Plans.ANY, "SELECT 1 FROM nowhere"));
            assertTrue(thrown.getMessage().contains("is nowhere there?"), thrown.getMessage());
        }
        assertEquals("0", ask(Plans.ANY, PROJECTS.sql()));
        assertEquals(0, database.connections().active());
        assertTrue(database.connections().total() <= 2);
    }

    @Test
    void rowsThatTakeHalfOfTheHeapAreGivenUpAndTheNextTransactionWorks() throws Exception {
        long half = Runtime.getRuntime().maxMemory() / 2;
        // One batch of rows, which the driver would hold at once.
        String sql = "SELECT repeat('x', " + half / 2_000 + " + 1000) FROM generate_series(1, 2000)";
        Query huge = new Query("huge", sql);
        SourceException thrown = assertThrows(
                SourceException.class,
                () -> database.read(Plans.ANY, session -> {
                    session.each(huge, List.of(), row -> {});
                    return null;
                }));
        assertTrue(thrown.getMessage().contains("maxResultBuffer"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("-Xmx"), thrown.getMessage());
        assertEquals("0", ask(Plans.ANY, PROJECTS.sql()));
    }

    @Test
    void aPlanIsOneTextForEachOfItsLines() throws Exception {
        List<String> plan = database.read(Plans.ANY, session -> session.explain(PROJECTS, List.of()));
        assertTrue(plan.get(0).startsWith("Aggregate"), plan.toString());
        assertTrue(plan.stream().anyMatch(line -> line.startsWith("Execution Time")), plan.toString());
    }

    @Test
    void statementsAreCounted() throws Exception {
        int statements = database.read(Plans.ANY, session -> {
            int before = session.statements();
            text(session, PROJECTS.sql());
            text(session, PROJECTS.sql());
            return session.statements() - before;
        });
        assertEquals(2, statements);
    }
}
