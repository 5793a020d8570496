package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.model.SkippedRows;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.source.Extent;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that PostgreSQL cannot send, or not in every time zone: one of them must not hide all others. */
class UnreadableRowsTest {

    private TestDatabase database;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp, America/Los_Angeles, 294276-12-31 23:59:59",
        "timestamp, Asia/Tokyo, 4714-11-24 00:00:00 BC",
        "timestamp, UTC, infinity",
        "timestamptz, America/Los_Angeles, 294276-12-31 00:00:00+00",
        "timestamptz, Asia/Tokyo, -infinity",
    })
    void aDateThatTheZoneCannotShowIsNoneAndCounted(String type, String zone, String date) throws Exception {
        database.execute("ALTER TABLE sta_pull_request ALTER created_timestamp TYPE " + type
                + ", ALTER updated_timestamp TYPE " + type + ", ALTER closed_timestamp TYPE " + type);
        database.project(1, "CCL").repository(10, 1, "api");
        database.pullRequest(100, 10, 1, 0, "aaaa").pullRequest(101, 10, 2, 0, "bbbb");
        database.execute("UPDATE sta_pull_request SET created_timestamp = '" + date + "', updated_timestamp = '" + date
                + "', closed_timestamp = '" + date + "' WHERE id = 100");
        try (BitbucketSource source =
                TestSource.open(TestSource.settings(database.readOnly().url(), Map.of(Setting.TIMEZONE, zone)))) {
            Snapshot snapshot = source.read(Extent.ALL);
            assertEquals(2, snapshot.open().count());
            assertEquals(
                    List.of(new SkippedRows(
                            "dates of pull requests that are out of range", 1, "created_timestamp of id 100")),
                    snapshot.skippedRows());
            assertNotNull(snapshot.newestActivity(), "the other one's");
            assertFalse(source.explain().contains("ERROR"), source.explain());
            assertEquals(Map.of(), snapshot.flow().missingParts());
        }
    }

    @Test
    void aTextThatIsNotUtf8IsSkippedAndCountedAndWhatIsUtf8IsRead() throws Exception {
        String name = "ascii_" + database.address().database();
        database.execute(
                "CREATE DATABASE " + name + " ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
        LocalDatabase ascii = new LocalDatabase(
                database.address().port(),
                name,
                database.address().user(),
                database.address().password());
        try (Connection connection = ascii.connect();
                Statement statement = connection.createStatement();
                InputStream schema = EmbeddedDatabase.class.getResourceAsStream("bitbucket-schema.sql")) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("""
                    INSERT INTO project (id, name, project_key, project_type, namespace)
                    VALUES (1, 'CCL', 'CCL', 0, '#'), (2, 'B', convert_from('\\x42ff', 'SQL_ASCII'), 0, '#');
                    INSERT INTO repository (id, slug, name, state, project_id, scm_id, hierarchy_id, is_forkable, is_public)
                    SELECT id, slug, 'n', 0, project, 'git', 'h', true, false
                    FROM (VALUES (10, 'müller', 1), (11, convert_from('\\x6dfc6c', 'SQL_ASCII'), 1), (20, 'b', 2))
                      AS made (id, slug, project);
                    INSERT INTO sta_pull_request (id, entity_version, scoped_id, pr_state, created_timestamp,
                      updated_timestamp, rescoped_timestamp, from_repository_id, to_repository_id, from_branch_fqn,
                      to_branch_fqn, from_branch_name, to_branch_name, from_hash, to_hash, title)
                    SELECT id, 0, id, 0, now(), now(), now(), id, id, 'f', 't', 'f', 't', 'aaaa', 'b', 't'
                    FROM repository;
                    INSERT INTO "AO_2AD648_MERGE_CHECK" ("SCOPE_TYPE", "RESOURCE_ID", "REPORT_KEY")
                    VALUES ('REPOSITORY', 10, 'ci'), ('REPOSITORY', 10, convert_from('\\xc0af', 'SQL_ASCII'));
                    INSERT INTO "AO_2AD648_INSIGHT_REPORT" ("COMMIT_ID", "REPOSITORY_ID", "REPORT_KEY", "RESULT_ID",
                      "CREATED_DATE", "TITLE", "DATA")
                    VALUES ('aaaa', 10, 'ci', 1, now(), 't', '[{"title":"Code Coverage","value":81}, "ü"]'),
                           ('aaaa', 10, convert_from('\\xed', 'SQL_ASCII'), 1, now(), 't', NULL),
                           ('aaaa', 10, 'sast', 1, now(), 't', convert_from('\\xff', 'SQL_ASCII') || 'Code Coverage'),
                           ('aaaa', 10, 'snyk', 1, now(), 't',
                            convert_from('\\xff', 'SQL_ASCII') || repeat('x', 10000) || 'Code Coverage');
                    """);
        }
        try (BitbucketSource source = TestSource.open(ascii.url())) {
            Snapshot snapshot = source.read(Extent.ALL);
            assertEquals(
                    "[CCL:müller[ci]]",
                    snapshot.pullRequests().stream()
                            .map(one -> one.project() + ":" + one.repository().slug()
                                    + one.repository().requiredReports())
                            .toList()
                            .toString());
            assertEquals(
                    "{ci=81.00, sast=null, snyk=null}",
                    snapshot.pullRequests().get(0).reports().values().stream()
                            .map(report -> report.key() + "=" + report.codeCoverage())
                            .toList()
                            .toString()
                            .replace('[', '{')
                            .replace(']', '}'));
            assertEquals(
                    List.of(
                            "merge checks without a readable report key or a resource 1",
                            "reports whose DATA is not JSON 2",
                            "reports without a readable key 1",
                            "repositories of a project without a readable key 1",
                            "repositories without a readable slug 1"),
                    snapshot.skippedRows().stream()
                            .map(rows -> rows.kind() + " " + rows.count())
                            .sorted()
                            .toList());
        } finally {
            database.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }
}
