package io.oneclick.exporter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class BenchDatabaseTest {

    @Test
    void theDatabaseHoldsWhatItsSizeSaysAndCountsWhatItsReaderDoes() throws Exception {
        try (BenchDatabase database = BenchDatabase.load(new Size(3, 7, 500, 41));
                Connection reader = database.reader().connect();
                Statement statement = reader.createStatement()) {
            assertEquals(500, number(statement, "SELECT count(*) FROM sta_pull_request"));
            assertEquals(41, number(statement, "SELECT count(*) FROM sta_pull_request WHERE pr_state = 0"));
            assertEquals(3, number(statement, "SELECT count(DISTINCT project_id) FROM repository"));
            assertEquals(6 * 500, number(statement, "SELECT count(*) FROM \"AO_2AD648_INSIGHT_REPORT\""));
            assertEquals(
                    0,
                    number(
                            statement,
                            "SELECT count(*) FROM sta_pull_request WHERE updated_timestamp > now() + '1 min'"));
            assertEquals(
                    8, number(statement, "SELECT count(*) FROM pg_indexes WHERE tablename = 'sta_pull_request'") - 1);
            // What the reader may not read, by the server's own statistics, which are exact for so few rows.
            String rows = "SELECT reltuples FROM pg_class WHERE oid = 'public.%s'::regclass";
            assertEquals(4 * 500, number(statement, rows.formatted("sta_pr_participant")));
            assertEquals(8 * 500, number(statement, rows.formatted("sta_activity")));
            assertEquals(8 * 500, number(statement, rows.formatted("sta_pr_activity")));
            assertEquals(3 * 500, number(statement, rows.formatted("bb_build_status")));
            database.forget();
            number(statement, "SELECT 1");
            BenchDatabase.Spent spent = database.spent();
            assertEquals(1, spent.statements());
            assertEquals(1, spent.rows());
            assertTrue(spent.execution() > 0);
        }
    }

    @Test
    void aSizeThatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Size(3, 2, 500, 41));
        assertThrows(IllegalArgumentException.class, () -> new Size(3, 7, 500, 400));
        assertThrows(IllegalArgumentException.class, () -> Size.named("small"));
    }

    private static long number(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
