package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.settings.Setting;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of the flow contract, one by one. The clock stands at 09:25:17 UTC, so ages and windows end at 09:25. */
class FlowContractTest extends ContractCase {

    private static final String CCL = "{project=\"CCL\"";

    /** Sets when a pull request was created, last updated and closed; null leaves the column as it is. */
    private void times(long id, String created, String updated, String closed) throws Exception {
        database.insert(
                "UPDATE sta_pull_request SET created_timestamp = ?::text::timestamp, updated_timestamp ="
                        + " coalesce(?::text::timestamp, ?::text::timestamp), closed_timestamp = ?::text::timestamp WHERE id = ?",
                created,
                updated,
                created,
                closed,
                id);
    }

    private void open(long id, String created) throws Exception {
        database.pullRequest(id, 10, id, OPEN, "c" + id);
        times(id, created, null, null);
    }

    private void merged(long id, String created, String closed) throws Exception {
        database.pullRequest(id, 10, id, MERGED, "c" + id);
        times(id, created, closed, closed);
    }

    private void participant(long pullRequest, int user, int role, int status, String reviewed) throws Exception {
        database.insert("INSERT INTO stash_user VALUES (?) ON CONFLICT DO NOTHING", user);
        database.insert(
                "INSERT INTO sta_pr_participant VALUES (?, ?, ?, ?, ?, ?)",
                100 * pullRequest + user,
                pullRequest,
                role,
                user,
                status,
                reviewed);
    }

    private String flow(String family) throws Exception {
        try (Product product = new Product(database, settings)) {
            return product.flow().family(family);
        }
    }

    private void isShown(String family, String... lines) throws Exception {
        assertEquals(lines.length == 0 ? "" : String.join("\n", lines) + "\n", flow(family));
    }

    private static String window(String window, long value) {
        return CCL + ",window=\"" + window + "\"} " + value;
    }

    @Test
    void aWindowBeginsInclusiveAndEndsExclusive() throws Exception {
        settings.put(Setting.FLOW_WINDOWS, "1d");
        ccl();
        merged(2, "2026-11-01 00:00", "2026-11-19 09:24:59.999999");
        isShown("oneclick_pr_merged_without_approval", window("1d", 0));
        merged(3, "2026-11-01 00:00", "2026-11-19 09:25");
        merged(4, "2026-11-01 00:00", "2026-11-20 09:24:59.999999");
        merged(5, "2026-11-01 00:00", "2026-11-20 09:25");
        isShown("oneclick_pr_merged_without_approval", window("1d", 2));
    }

    @Test
    void anAgeIsCountedOnlyWhenItIsOverTheLimit() throws Exception {
        ccl();
        open(2, "2026-11-17 09:25:00");
        open(3, "2026-11-17 09:24:59.999999");
        isShown(
                "oneclick_open_pr_older_than",
                "{age=\"14d\",project=\"CCL\"} 0",
                "{age=\"1d\",project=\"CCL\"} 2",
                "{age=\"30d\",project=\"CCL\"} 0",
                "{age=\"3d\",project=\"CCL\"} 1",
                "{age=\"7d\",project=\"CCL\"} 0",
                "{age=\"90d\",project=\"CCL\"} 0");
    }

    @Test
    void nothingLastsLessThanNothing() throws Exception {
        settings.put(Setting.FLOW_WINDOWS, "1d");
        ccl();
        open(2, "2026-11-20 09:25:16");
        merged(3, "2026-11-20 09:00", "2026-11-20 08:00");
        assertEquals(
                "{percentile=\"100\",project=\"CCL\"} 0",
                flow("oneclick_open_pr_age_seconds").lines().findFirst().orElseThrow());
        assertEquals(
                CCL.replace("{", "{percentile=\"100\",") + ",window=\"1d\"} 0",
                flow("oneclick_pr_time_to_merge_seconds").lines().findFirst().orElseThrow());
    }

    @Test
    void anAgeOverAChangeOfClocksIsTheTimeThatPassed() throws Exception {
        settings.put(Setting.TIMEZONE, "America/Chicago");
        clock("2026-11-01T12:00:30Z");
        ccl();
        // Six o'clock in the morning, standard time: from midnight, summer time, seven hours have passed.
        open(2, "2026-11-01 00:00:00.5");
        assertEquals(
                "{percentile=\"100\",project=\"CCL\"} 25199.5",
                flow("oneclick_open_pr_age_seconds").lines().findFirst().orElseThrow());
    }

    @Test
    void aPullRequestCreatedInTheHourThatComesTwiceIsFoundThoughItsUpdateLooksEarlier() throws Exception {
        settings.put(Setting.TIMEZONE, "America/Chicago");
        settings.put(Setting.FLOW_WINDOWS, "1h");
        clock("2026-11-01T08:45:10Z");
        ccl();
        // Created at 1:50 and closed and updated twenty minutes later at 1:10: read as the later ones, 7:50 and 7:10
        // UTC.
        database.pullRequest(2, 10, 2, DECLINED, "c2");
        times(2, "2026-11-01 01:50", "2026-11-01 01:10", "2026-11-01 01:10");
        isShown("oneclick_pr_opened", window("1h", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Chicago", "Australia/Lord_Howe", "Pacific/Chatham", "Europe/Berlin"})
    void postgresqlReadsWallClocksAroundTheTurnAsTheSecondReadingDoes(String zone) throws Exception {
        ZoneId id = ZoneId.of(zone);
        database.execute("SET TimeZone = '" + zone + "'");
        ZoneOffsetTransition turn = id.getRules().nextTransition(java.time.Instant.parse("2026-01-01T00:00:00Z"));
        for (int i = 0; i < 4; i++) {
            for (int minutes = -95; minutes <= 95; minutes += 5) {
                LocalDateTime wall = turn.getDateTimeBefore().plusMinutes(minutes);
                String theirs = database.ask(
                                "SELECT to_char(?::timestamp::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI')",
                                wall)
                        .get(0);
                LocalDateTime ours = LocalDateTime.ofInstant(FlowOracle.instant(wall, id), ZoneOffset.UTC);
                assertEquals(theirs, ours.toString(), wall + " in " + zone);
            }
            turn = id.getRules().nextTransition(turn.getInstant());
        }
    }

    @Test
    void theAuthorsOwnStatusDoesNotCountAndAStaleOneNeitherApprovesNorBlocks() throws Exception {
        ccl();
        open(2, "2026-11-19 00:00");
        participant(2, 1, 0, 1, "c2");
        participant(2, 2, 1, 1, "older");
        isShown(
                "oneclick_open_pr_waiting_for",
                "{party=\"author\",project=\"CCL\"} 0",
                "{party=\"merge\",project=\"CCL\"} 0",
                "{party=\"review\",project=\"CCL\"} 1");
        isShown("oneclick_open_pr_stale_approval", CCL + "} 1");
        participant(2, 3, 2, 1, null);
        isShown(
                "oneclick_open_pr_waiting_for",
                "{party=\"author\",project=\"CCL\"} 0",
                "{party=\"merge\",project=\"CCL\"} 1",
                "{party=\"review\",project=\"CCL\"} 0");
        participant(2, 4, 1, 2, "c2");
        isShown(
                "oneclick_open_pr_waiting_for",
                "{party=\"author\",project=\"CCL\"} 1",
                "{party=\"merge\",project=\"CCL\"} 0",
                "{party=\"review\",project=\"CCL\"} 0");
    }

    @Test
    void anUnknownStateIsNotCountedButItsProjectIsListed() throws Exception {
        settings.put(Setting.FLOW_WINDOWS, "1d");
        database.project(1, "CCL").repository(10, 1, "api").pullRequest(1, 10, 1, 3, "old");
        times(1, "2026-11-20 09:00", "2026-11-20 09:10", "2026-11-20 09:10");
        isShown("oneclick_pr_opened", window("1d", 0));
        isShown("oneclick_open_pr_without_reviewer", CCL + "} 0");
    }

    @Test
    void byRepositoryThoseWithoutAPullRequestAreZeroToo() throws Exception {
        settings.put(Setting.FLOW_BY, "repository");
        ccl().repository(11, 1, "web");
        isShown(
                "oneclick_open_pr_without_reviewer",
                "{project=\"CCL\",stash_repo=\"api\"} 0",
                "{project=\"CCL\",stash_repo=\"web\"} 0");
    }

    @Test
    void withoutWindowsTheRestIsThere() throws Exception {
        settings.put(Setting.FLOW_WINDOWS, "off");
        ccl();
        open(2, "2026-11-19 00:00");
        isShown("oneclick_pr_opened");
        isShown("oneclick_open_pr_without_reviewer", CCL + "} 1");
    }
}
