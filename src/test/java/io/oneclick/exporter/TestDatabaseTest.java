package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void rowsArriveAsWrittenAndOtherConnectionsSeeThem() throws Exception {
        LocalDateTime closed = LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_000);
        try (TestDatabase database = TestDatabase.create()) {
            database.project(7, "CCL")
                    .personal(8, "~alice")
                    .repository(7, 7, "api")
                    .repository(9, 8, "fork");
            database.pullRequest(1, 7, 1, 0, "aa").pullRequest(2, 9, 7, 2, 1, "bb", closed);
            database.report(7, "aa", "ci", 1, "[]").report(7, "aa", "sast", null);
            database.mergeCheck("PROJECT", 7, "ci");
            assertEquals(
                    "2/1/7/9/2026-03-29 02:30:00.123456",
                    ask(
                            database,
                            "SELECT concat_ws('/', id, pr_state, to_repository_id, from_repository_id,"
                                    + " closed_timestamp) FROM sta_pull_request WHERE from_hash = 'bb'"));
            assertEquals("1", ask(database, "SELECT count(*) FROM sta_pull_request WHERE closed_timestamp IS NULL"));
            assertEquals(
                    "ci=1 sast=null",
                    ask(
                            database,
                            "SELECT string_agg(\"REPORT_KEY\" || '=' || coalesce(\"RESULT_ID\"::text, 'null'),"
                                    + " ' ' ORDER BY \"ID\") FROM \"AO_2AD648_INSIGHT_REPORT\""));
            assertEquals(
                    "~alice",
                    ask(database, "SELECT project_key FROM project JOIN sta_personal_project" + " ON project_id = id"));
            assertEquals("PROJECT", ask(database, "SELECT \"SCOPE_TYPE\" FROM \"AO_2AD648_MERGE_CHECK\""));
        }
    }

    @Test
    void theClockOfTheDatabaseIsReadInTheZoneAskedFor() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            LocalDateTime utc = database.now("UTC");
            LocalDateTime tokyo = database.now("Asia/Tokyo");
            assertEquals(9, Duration.between(utc, tokyo).toHours());
        }
    }

    private static String ask(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.address().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
