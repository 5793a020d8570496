package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandLinesTest {

    private final StringWriter err = new StringWriter();

    /** Commands take over the JDK's logging: other tests find it as it was. */
    @AfterEach
    void giveTheLogBack() throws Exception {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void wrongFlagsAndWrongSettingsAreAllSaidAtOnceWithExitCode2() throws Exception {
        int code = execute(new StringWriter(), Map.of(), "run", "--interval", "0s", "--timezone=Mars", "--bogus");
        assertEquals(2, code);
        List<String> lines = err.toString().lines().toList();
        assertEquals(5, lines.size(), err.toString());
        for (String part : List.of("--bogus", "--database-url", "--interval '0s'", "--timezone 'Mars'", "--help")) {
            assertEquals(1, lines.stream().filter(line -> line.contains(part)).count(), part + " in " + lines);
        }
    }

    @Test
    void anOptionThatIsGivenTwiceIsAWrongCall() throws Exception {
        int code = execute(
                new StringWriter(), Map.of(), "check", "--timezone=UTC", "--interval=3s", "--timezone=America/Chicago");
        assertEquals(2, code);
        assertTrue(err.toString().contains("'--timezone' (ZONE) should be specified only once"), err.toString());
    }

    @Test
    void aPasswordInAWrongUrlIsNotRepeated() throws Exception {
        int code = execute(new StringWriter(), Map.of(), "check", "--database-url", "postgres://me:hush/hush@host/db");
        assertEquals(2, code);
        assertTrue(err.toString().contains("percent-encoded"), err.toString());
        assertFalse(err.toString().contains("hush"), err.toString());
    }

    @Test
    void checkFindsAllWellWhereAllIsAndChangesNothing() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            database.project(1, "CCL").repository(10, 1, "billing").pullRequest(100, 10, 7, 0, "aaaa");
            StringWriter out = new StringWriter();
            String url = database.readOnly().url();
            String before = database.ask("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables")
                    .get(0);
            assertEquals(0, execute(out, Map.of("DATABASE_URL", url), "check"), out.toString());
            for (String part : List.of(
                    "PostgreSQL ",
                    "connected as oneclick, read-only",
                    "Time zone UTC",
                    "Table AO_2AD648_MERGE_CHECK exists",
                    "1 projects, 1 repositories, 1 open and 0 recently closed",
                    "oneclick_pr_num: 3 series",
                    "oneclick_result_report: 32 series",
                    "oneclick_open_pr_report: 1 series",
                    "No problems and no warnings.")) {
                assertTrue(out.toString().contains(part), part + " in " + out);
            }
            assertEquals(
                    before,
                    database.ask("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables")
                            .get(0));
        }
    }

    @Test
    void checkNamesEachThingThatIsWrongWithItsNextStepAndExitCode1() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            database.project(1, "CCL").repository(10, 1, "billing").pullRequest(100, 10, 7, 0, "aaaa");
            String url = database.readOnly().url();
            database.execute("REVOKE SELECT ON \"AO_2AD648_INSIGHT_REPORT\" FROM oneclick;"
                    + " DROP TABLE \"AO_2AD648_MERGE_CHECK\"");
            StringWriter out = new StringWriter();
            assertEquals(1, execute(out, Map.of("DATABASE_URL", url), "check"), out.toString());
            assertTrue(
                    out.toString().contains("run GRANT SELECT ON \"AO_2AD648_INSIGHT_REPORT\" TO oneclick"),
                    out.toString());
            assertTrue(out.toString().contains("PROBLEM  Table AO_2AD648_MERGE_CHECK does not exist"), out.toString());
            assertTrue(out.toString().contains("oneclick_pr_num: 3 series"), out.toString());
        }
    }

    private int execute(StringWriter out, Map<String, String> environment, String... arguments) throws Exception {
        return new CommandLines(environment, new PrintWriter(out), new PrintWriter(err)).execute(arguments);
    }
}
