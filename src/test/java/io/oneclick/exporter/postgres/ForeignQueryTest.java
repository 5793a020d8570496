package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.SourceException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator's query can do, and what it cannot: as the superuser, so that no grant is in the way. */
class ForeignQueryTest {

    private final List<String> statements = new ArrayList<>();
    private TestDatabase server;
    private Database database;

    @BeforeEach
    void open() throws Exception {
        server = TestDatabase.create();
        Map<Setting<?>, String> settings =
                Map.of(Setting.DATABASE_URL, server.url(), Setting.STATEMENT_TIMEOUT, "500ms");
        database = new Database(
                new SettingsReader(settings, Map.of(), null).read(),
                table -> "",
                (statement, duration, state) -> statements.add(statement + " " + state),
                new Logins(System::nanoTime));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        server.close();
    }

    /** The first column of each row, after the names of the columns. */
    private static final class Texts implements RowsHandler {

        private final List<String> texts = new ArrayList<>();

        @Override
        public void columns(ResultSetMetaData columns) throws SQLException {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                texts.add(columns.getColumnLabel(i));
            }
        }

        @Override
        public void handle(ResultSet row) throws SQLException {
            texts.add(row.getString(1));
        }
    }

    private static Query query(String sql) {
        return new Query("own", sql);
    }

    private static String run(Session session, String sql) throws SQLException {
        Texts texts = new Texts();
        Optional<String> problem = session.foreign(query(sql), texts);
        return problem.orElse(String.join(" ", texts.texts));
    }

    private String run(String sql) throws SourceException {
        return database.read(Plans.ANY, session -> run(session, sql));
    }

    @Test
    void aQueryIsSentAsItIsWritten() throws Exception {
        assertEquals("a 1", run("SELECT 1 AS a"));
        assertEquals("none", run("SELECT 1 AS none WHERE false"));
        assertEquals("a t", run("SELECT '{\"k\": 1}'::jsonb ? 'k' AS a -- {fn now()} is no escape, ? no parameter"));
        assertEquals("n 3", run("WITH t (n) AS (VALUES (3)) SELECT n FROM t"));
        assertEquals("column1 5", run("VALUES (5)"));
    }

    @Test
    void allRowsAreReadInBatches() throws Exception {
        Integer count = database.read(Plans.ANY, session -> {
            Texts texts = new Texts();
            assertEquals(Optional.empty(), session.foreign(query("SELECT n FROM generate_series(1, 4000) n"), texts));
            return texts.texts.size();
        });
        assertEquals(4001, count);
    }

    @Test
    void whatAReadOnlyTransactionAllowsIsUndone() throws Exception {
        // PostgreSQL before 16 lets a read-only transaction create large objects.
        server.execute("CREATE TEMPORARY TABLE before AS SELECT oid FROM pg_largeobject_metadata");
        database.read(Plans.ANY, session -> session.foreign(query("SELECT lo_create(0)"), new Texts()));
        assertEquals(
                List.of("0"),
                server.ask("SELECT count(*) FROM pg_largeobject_metadata WHERE oid NOT IN (SELECT oid FROM before)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "ROLLBACK",
                "SET statement_timeout = 0",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
                "INSERT INTO project VALUES (1)",
                "WITH gone AS (DELETE FROM project RETURNING id) SELECT id FROM gone",
                "SELECT id INTO copy FROM project",
                "SELECT id FROM project FOR UPDATE",
                "SELECT nextval('own_sequence')",
                "SELECT set_config('transaction_read_only', 'off', true)",
                "CREATE TABLE x (y int)",
                "TRUNCATE project",
                "COPY project TO STDOUT",
                "DO 'BEGIN NULL; END'",
                "EXPLAIN SELECT 1",
                "",
            })
    void whatIsNoSelectOrDoesMoreThanReadFailsAndTheTransactionGoesOn(String sql) throws Exception {
        server.execute("CREATE SEQUENCE own_sequence");
        String after = database.read(Plans.ANY, session -> {
            assertTrue(session.foreign(query(sql), new Texts()).isPresent(), sql);
            return run(session, "SELECT current_setting('transaction_read_only') AS a");
        });
        assertEquals("a on", after);
    }

    @Test
    void whatAQuerySetsEndsWithIt() throws Exception {
        String after = database.read(Plans.ANY, session -> {
            run(session, "SELECT set_config('statement_timeout', '0', false)");
            run(session, "SELECT set_config('default_transaction_read_only', 'on', false)");
            return run(session, "SELECT current_setting('statement_timeout') AS a");
        });
        assertEquals("a 500ms", after);
        assertEquals("a on", run("SELECT current_setting('transaction_read_only') AS a"));
        assertEquals("a off", run("SELECT current_setting('default_transaction_read_only') AS a"), "the server's own");
    }

    @Test
    void aQueryThatTakesTooLongIsCancelled() throws Exception {
        String problem = run("SELECT pg_sleep(60)");
        assertTrue(problem.startsWith("ERROR: canceling statement due to statement timeout; "), problem);
        assertEquals(List.of("session.sql null", "own 57014"), statements);
    }

    @Test
    void aQueryWhoseBatchesAreQuickIsEndedAllTheSame() throws Exception {
        String problem = run("WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t");
        assertTrue(problem.startsWith("the query took longer than the statement timeout to read"), problem);
    }

    @Test
    void aProblemIsSaidWithTheNextStepForWhoWroteTheQuery() throws Exception {
        assertEquals(
                "ERROR: column \"nothing\" does not exist; check the query against the tables",
                run("SELECT nothing FROM project"));
        assertEquals(
                "ERROR: relation \"nowhere\" does not exist; if it is in another schema, write schema.table",
                run("SELECT 1 FROM nowhere"));
        assertEquals("ERROR: division by zero", run("SELECT 1 / 0"));
    }

    @Test
    void whatTheHandlerThrowsIsPassedOnAndTheTransactionGoesOn() throws Exception {
        String after = database.read(Plans.ANY, session -> {
            assertThrows(
                    IllegalStateException.class,
                    () -> session.foreign(query("SELECT 1"), new RowsHandler() {
                        @Override
                        public void columns(ResultSetMetaData columns) {
                            throw new IllegalStateException("the handler's");
                        }

                        @Override
                        public void handle(ResultSet row) {}
                    }));
            return run(session, "SELECT 2 AS a");
        });
        assertEquals("a 2", after);
    }

    @Test
    void aLostConnectionEndsTheTransaction() {
        assertThrows(SourceException.class, () -> run("SELECT pg_terminate_backend(pg_backend_pid())"));
    }

    @Test
    void thePlanIsGivenWithoutOrWithRunningTheQuery() throws Exception {
        database.read(Plans.ANY, session -> {
            List<String> lines = new ArrayList<>();
            assertEquals(
                    Optional.empty(),
                    session.explainForeign(query("SELECT count(*) FROM project -- all"), "COSTS", lines::add));
            assertTrue(lines.get(0).contains("cost="), lines.toString());
            lines.clear();
            session.explainForeign(query("SELECT count(*) FROM project"), "ANALYZE", lines::add);
            assertTrue(lines.get(0).contains("actual time="), lines.toString());
            assertTrue(session.explainForeign(query("DELETE FROM project"), "ANALYZE", lines::add)
                    .isPresent());
            return null;
        });
    }
}
