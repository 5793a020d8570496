package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.Extent;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the flow contract says of tables that are not there or may not be read: only what needs them is absent. */
class FlowPartsContractTest {

    private static final String REVIEW = "oneclick_open_pr_stale_approval oneclick_open_pr_waiting_for"
            + " oneclick_open_pr_without_reviewer oneclick_pr_merged_without_approval"
            + " oneclick_pr_time_to_first_review_seconds";
    private static final String BUILDS =
            "oneclick_build_duration_seconds oneclick_build_finished oneclick_open_pr_build";

    private TestDatabase database;
    private final Map<String, String> reasons = new TreeMap<>();

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        database.project(1, "CCL").repository(10, 1, "api");
        database.pullRequest(1, 10, 1, 0, "c1").pullRequest(2, 10, 2, 1, "c2");
        database.execute("""
                UPDATE sta_pull_request
                SET created_timestamp = now() AT TIME ZONE 'UTC' - interval '2 hours',
                    updated_timestamp = now() AT TIME ZONE 'UTC' - interval '1 hour',
                    closed_timestamp = CASE id WHEN 2 THEN now() AT TIME ZONE 'UTC' - interval '1 hour' END;
                INSERT INTO stash_user VALUES (1), (2);
                INSERT INTO sta_pr_participant VALUES (1, 1, 0, 1, 0), (2, 1, 1, 2, 1), (3, 2, 0, 1, 0);
                INSERT INTO sta_activity VALUES (1, 1, now() AT TIME ZONE 'UTC', 2);
                INSERT INTO sta_pr_activity VALUES (1, 1, 1);
                INSERT INTO bb_build_status (id, commit_id, state, build_key, url, duration, created_date, updated_date,
                  repository_id, non_null_repository_id)
                VALUES (1, 'c1', 'FAILED', 'plan', 'u', 5000, now(), now() AT TIME ZONE 'UTC' - interval '1 hour', 10, 10);
                INSERT INTO "AO_CFE8FA_BUILD_STATUS" ("CSID", "DATE_ADDED", "KEY", "STATE", "URL")
                VALUES ('c1', now() AT TIME ZONE 'UTC' - interval '1 hour', 'plan', 'SUCCESSFUL', 'u')
                """);
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    /** The flow families without a series, and why each collector lacks something. */
    private String absent() throws Exception {
        TreeSet<String> absent = new TreeSet<>(Series.FLOW);
        reasons.clear();
        try (BitbucketSource source = new BitbucketSource(
                new SettingsReader(
                                Map.of(
                                        Setting.DATABASE_URL,
                                        database.address()
                                                .as("oneclick", "of the tests")
                                                .url()),
                                Map.of(),
                                null)
                        .read(),
                StatementListener.NONE,
                new Logins(System::nanoTime))) {
            Snapshot snapshot = source.read(Extent.ALL);
            for (Collector collector : Collectors.all()) {
                try {
                    Collected collected = collector.collect(snapshot);
                    collected.declaration().families().stream()
                            .filter(family -> !family.series(collected.rows()).isEmpty())
                            .forEach(family -> absent.remove(family.name()));
                    if (collected.lack() != null) {
                        reasons.put(collector.name(), collected.lack());
                    }
                } catch (MissingPartException e) {
                    reasons.put(collector.name(), e.getMessage());
                }
            }
        }
        return String.join(" ", absent);
    }

    @Test
    void withEverythingGrantedNothingIsAbsent() throws Exception {
        database.readOnly();
        assertEquals("", absent());
        assertEquals(Map.of(), reasons);
    }

    @ParameterizedTest
    @CsvSource({
        "sta_pr_participant, reviews, true",
        "sta_activity, reviews, false",
        "sta_pr_activity, reviews, false",
        "sta_service_user, reviews, false",
        "bb_build_status, open_builds, "
    })
    void aTableThatMayNotBeReadIsNamedWithItsGrant(String table, String collector, Boolean isParticipants)
            throws Exception {
        database.readOnly();
        database.execute("REVOKE SELECT ON " + table + " FROM oneclick");
        String expected =
                isParticipants == null ? BUILDS : isParticipants ? REVIEW : "oneclick_pr_time_to_first_review_seconds";
        assertEquals(expected, absent());
        assertTrue(
                reasons.get(collector).contains("run: GRANT SELECT ON " + table + " TO the exporter's role"),
                reasons.toString());
    }

    @ParameterizedTest
    @CsvSource({"sta_pr_participant, true", "sta_activity, false", "sta_pr_activity, false", "sta_service_user, false"})
    void aTableThatIsNotThereIsNamed(String table, boolean isParticipants) throws Exception {
        database.readOnly();
        database.execute("DROP TABLE " + table + " CASCADE");
        assertEquals(isParticipants ? REVIEW : "oneclick_pr_time_to_first_review_seconds", absent());
        assertTrue(reasons.get("reviews").contains("\"" + table + "\" does not exist"), reasons.toString());
    }

    @Test
    void whereTheNewerTableOfBuildsExistsItAloneIsReadEvenEmpty() throws Exception {
        database.readOnly();
        database.execute("DELETE FROM bb_build_status");
        assertEquals("oneclick_build_duration_seconds", absent(), "no build, no duration, and the counts are 0");
        assertEquals(Map.of(), reasons);
    }

    @Test
    void withTheOlderTableOnlyTheDurationsAreAbsentWithTheReason() throws Exception {
        database.execute("DROP TABLE bb_build_status");
        database.readOnly();
        assertEquals("oneclick_build_duration_seconds", absent());
        assertEquals(
                Map.of(
                        "finished_builds",
                        "the table AO_CFE8FA_BUILD_STATUS of this older Bitbucket version contains no build durations"),
                reasons);
    }

    @Test
    void withNeitherTableTheThreeFamiliesAreAbsentWithTheReason() throws Exception {
        database.execute("DROP TABLE bb_build_status; DROP TABLE \"AO_CFE8FA_BUILD_STATUS\"");
        database.readOnly();
        assertEquals(BUILDS, absent());
        assertTrue(reasons.get("open_builds").startsWith("this Bitbucket has neither bb_build_status nor"));
        assertEquals(reasons.get("open_builds"), reasons.get("finished_builds"));
    }

    @Test
    void withoutReportsOnlyWhatTheyBlockIsAbsent() throws Exception {
        database.readOnly();
        database.execute("DROP TABLE \"AO_2AD648_MERGE_CHECK\"");
        assertEquals("oneclick_open_pr_blocked", absent());
        assertTrue(reasons.get("blocked_pull_requests").contains("AO_2AD648_MERGE_CHECK"), reasons.toString());
    }
}
