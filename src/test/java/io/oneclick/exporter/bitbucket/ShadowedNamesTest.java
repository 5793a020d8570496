package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Another role may create functions and operators in a schema that the exporter's statements look into. Whatever they are
 * called and whatever they take: none of them may run as the exporter.
 */
class ShadowedNamesTest {

    /** Sets a trap for each function of PostgreSQL's: once with its own types, once with varchar, which Bitbucket's texts are. */
    private static final String TRAPS = """
            DO $$
            DECLARE
              f record;
              kind text;
              made int := 0;
            BEGIN
              CREATE FUNCTION trap() RETURNS void LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''trapped''; END';
              FOR f IN
                SELECT DISTINCT proname,
                       replace(pg_get_function_identity_arguments(oid), 'VARIADIC ', '') AS same,
                       regexp_replace(
                         replace(pg_get_function_identity_arguments(oid), 'VARIADIC ', ''),
                         '\\ytext\\y', 'character varying', 'g') AS nearer,
                       prokind
                FROM pg_proc
                WHERE pronamespace = 'pg_catalog'::regnamespace
                  AND prokind IN ('f', 'a')
                  AND pg_get_function_identity_arguments(oid) !~ 'internal|any|OUT|cstring|ORDER BY'
              LOOP
                FOREACH kind IN ARRAY ARRAY[f.same, f.nearer] LOOP
                  BEGIN
                    EXECUTE format(
                      'CREATE FUNCTION public.%I(%s) RETURNS boolean LANGUAGE plpgsql AS %L',
                      f.proname, kind, 'BEGIN PERFORM public.trap(); RETURN NULL; END');
                    made := made + 1;
                  EXCEPTION WHEN OTHERS THEN NULL;
                  END;
                END LOOP;
              END LOOP;
              CREATE FUNCTION trapped(anyelement, anyelement) RETURNS boolean LANGUAGE plpgsql
                AS 'BEGIN PERFORM public.trap(); RETURN NULL; END';
              FOR f IN
                SELECT DISTINCT oprname, l.t AS l, r.t AS r
                FROM pg_operator,
                     (VALUES ('varchar'), ('text'), ('int'), ('bigint'), ('timestamp'), ('timestamptz'), ('name'), ('boolean')) AS l (t),
                     (VALUES ('varchar'), ('text'), ('int'), ('bigint'), ('timestamp'), ('timestamptz'), ('name'), ('boolean')) AS r (t)
                WHERE oprnamespace = 'pg_catalog'::regnamespace
                  AND oprname IN ('=', '<>', '<', '<=', '>', '>=', '+', '-', '||', '~~', '!~~', '~', '!~')
              LOOP
                BEGIN
                  EXECUTE format(
                    'CREATE FUNCTION public.op(%s, %s) RETURNS boolean LANGUAGE plpgsql AS %L',
                    f.l, f.r, 'BEGIN PERFORM public.trap(); RETURN NULL; END');
                EXCEPTION WHEN duplicate_function THEN NULL;
                END;
                EXECUTE format(
                  'CREATE OPERATOR public.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = public.op)', f.oprname, f.l, f.r);
                made := made + 1;
              END LOOP;
              IF made < 3000 THEN
                RAISE EXCEPTION 'only % traps', made;
              END IF;
            END
            $$
            """;

    private TestDatabase database;
    private LocalDatabase reader;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        database.project(1, "CCL").repository(10, 1, "api").pullRequest(100, 10, 1, 0, "aaaa");
        database.personal(2, "~me").repository(20, 2, "notes").pullRequest(200, 20, 1, 0, "bbbb");
        String large = "[{\"title\":\"Code Coverage\",\"value\":81}, \"" + "x".repeat(10_000) + "\"]";
        database.mergeCheck("REPOSITORY", 10, "ci").report(10, "aaaa", "ci", 1).report(10, "aaaa", "sast", 0, large);
        database.execute("DROP ROLE IF EXISTS mallory; CREATE ROLE mallory LOGIN PASSWORD 'of the tests';"
                + " GRANT CREATE ON SCHEMA public TO mallory");
        reader = database.readOnly();
    }

    @AfterEach
    void close() throws Exception {
        database.execute("DROP OWNED BY mallory CASCADE; DROP ROLE mallory");
        database.close();
    }

    private void setTraps() throws SQLException {
        try (Connection mallory =
                        database.address().as("mallory", "of the tests").connect();
                Statement statement = mallory.createStatement()) {
            statement.execute(TRAPS);
        }
    }

    /** All but the instants. */
    private static String content(Snapshot snapshot) {
        return snapshot.repositories() + " " + snapshot.pullRequests() + " " + snapshot.missingParts() + " "
                + snapshot.skippedRows() + " " + snapshot.newestActivity() + " "
                + snapshot.flow().scopes() + " " + snapshot.flow().open();
    }

    @Test
    void theTrapsWork() throws Exception {
        setTraps();
        try (Connection connection = reader.connect();
                Statement statement = connection.createStatement()) {
            for (String careless : new String[] {
                "SELECT set_config('TimeZone', 'UTC'::varchar, true)",
                "SELECT 1 FROM project WHERE project_key LIKE '~%'::varchar",
                "SELECT 1 FROM project WHERE project_key = namespace",
                "SELECT octet_length(project_key) FROM project",
            }) {
                SQLException thrown = assertThrows(SQLException.class, () -> statement.execute(careless), careless);
                assertTrue(thrown.getMessage().contains("trapped"), careless + ": " + thrown.getMessage());
            }
        }
    }

    @Test
    void noFunctionAndNoOperatorOfAnybodyElseRunsAsTheExporter() throws Exception {
        String before;
        try (BitbucketSource source = TestSource.open(reader.url())) {
            before = content(source.read(Extent.ALL));
        }
        assertTrue(before.contains("81.00"), before);
        setTraps();
        try (BitbucketSource source = TestSource.open(reader.url())) {
            assertEquals(before, content(source.read(Extent.ALL)));
            assertTrue(
                    source.check().stream().noneMatch(finding -> finding.level() == Finding.Level.PROBLEM),
                    source.check().toString());
            String plans = source.explain();
            assertEquals(12, plans.split("Execution Time").length - 1, plans);
        }
    }

    @Test
    void aSchemaOfTheUrlIsLookedIntoAfterPostgresqlsOwn() throws Exception {
        database.execute("CREATE SCHEMA bitbucket; GRANT USAGE ON SCHEMA bitbucket TO oneclick");
        for (String table : Tables.ALL) {
            database.execute("ALTER TABLE \"" + table + "\" SET SCHEMA bitbucket");
        }
        setTraps();
        for (String schemas : new String[] {"bitbucket", "public,bitbucket", "%22bitbucket%22,%20pg_catalog"}) {
            try (BitbucketSource source = TestSource.open(reader.url() + "?currentSchema=" + schemas)) {
                assertEquals(1, source.read(Extent.ALL).open().count(), schemas);
                assertEquals(Map.of(), source.read(Extent.ALL).missingParts());
            }
        }
        database.execute("ALTER ROLE oneclick SET search_path = bitbucket");
        try (BitbucketSource source = TestSource.open(reader.url())) {
            assertEquals(1, source.read(Extent.ALL).open().count());
        } finally {
            database.execute("ALTER ROLE oneclick RESET search_path");
        }
    }
}
