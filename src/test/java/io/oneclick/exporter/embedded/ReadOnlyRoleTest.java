package io.oneclick.exporter.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadOnlyRoleTest {

    private static final String NOT_PERMITTED = "42501";

    @Test
    void theRoleReadsTheTablesTheExporterNeedsAndNothingElse() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            database.readOnly();
            assertEquals(
                    List.of(
                            "AO_2AD648_INSIGHT_REPORT",
                            "AO_2AD648_MERGE_CHECK",
                            "AO_CFE8FA_BUILD_STATUS",
                            "bb_build_status",
                            "project",
                            "repository",
                            "sta_activity",
                            "sta_personal_project",
                            "sta_pr_activity",
                            "sta_pr_participant",
                            "sta_pull_request",
                            "sta_service_user"),
                    database.ask("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                            + " AND relkind IN ('r', 'v', 'S') AND CASE relkind"
                            + " WHEN 'S' THEN has_sequence_privilege('oneclick', oid, 'SELECT, UPDATE, USAGE')"
                            + " ELSE has_table_privilege('oneclick', oid,"
                            + " 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') END"
                            + " ORDER BY relname COLLATE \"C\""));
        }
    }

    @Test
    void theRoleWritesNothing() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.readOnly().connect();
                Statement statement = connection.createStatement()) {
            // Until PostgreSQL 14 everybody may create tables in public; role.sql says how to end that.
            database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            statement.execute("SELECT count(*) FROM sta_pull_request");
            for (String sql : List.of(
                    "DELETE FROM sta_pull_request",
                    "UPDATE project SET name = 'x'",
                    "INSERT INTO \"AO_2AD648_MERGE_CHECK\" (\"SCOPE_TYPE\", \"RESOURCE_ID\", \"REPORT_KEY\")"
                            + " VALUES ('PROJECT', 1, 'ci')",
                    "CREATE TABLE public.mine (id int)",
                    "SELECT * FROM sta_normal_user")) {
                SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
                assertEquals(NOT_PERMITTED, refused.getSQLState(), sql);
            }
        }
    }

    @Test
    void theGrantsMayRunAgainAndInAnotherDatabase() throws Exception {
        try (TestDatabase one = TestDatabase.create();
                TestDatabase other = TestDatabase.create()) {
            one.readOnly();
            one.readOnly().connect().close();
            other.readOnly().connect().close();
        }
    }
}
