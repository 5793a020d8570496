package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.collector.MetricFamily;
import io.oneclick.exporter.history.HistoryWriter;
import io.oneclick.exporter.settings.Durations;
import io.oneclick.exporter.settings.Setting;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a backfill writes for a past minute is what a refresh in that minute shows. Time runs backwards here: after the
 * backfill, rows are taken back to one past minute after another, and a refresh reads them.
 */
class HistoryContractTest {

    private static final int SEEDS = 8;
    private static final int STEPS = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private static Set<String> families() {
        return HistoryWriter.families().stream().map(MetricFamily::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest(name = "{0}, windows {1}, by {2}, {3}, closed in {4}, every {5}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UTC                 | 1d,7d,30d        | project    | timestamp   | 1m  | 5h7m",
                "America/Chicago     | 1h,36h,2160h     | repository | timestamp   | 1m  | 7m",
                "Australia/Lord_Howe | 60m,1d,3d,1w,13w | project    | timestamp   | 10m | 13m",
                "Pacific/Chatham     | 1d               | repository | timestamptz | 90m | 1d",
                "Europe/Berlin       | off              | project    | timestamptz | 7d  | 3d"
            })
    void aPastMinuteIsWhatARefreshInThatMinuteWouldHaveShown(
            String zone, String windows, String by, String column, String closedWindow, String step) throws Exception {
        Map<Setting<?>, String> settings = Map.of(
                Setting.TIMEZONE, zone,
                Setting.FLOW_WINDOWS, windows,
                Setting.FLOW_BY, by,
                Setting.CLOSED_WINDOW, closedWindow);
        int samples = 0;
        try (TestDatabase database = TestDatabase.create()) {
            DatabaseClock.install(database, Instant.EPOCH);
            database.execute("SET TimeZone = '" + zone + "'");
            database.execute("ALTER TABLE sta_pull_request ALTER COLUMN created_timestamp TYPE " + column
                    + ", ALTER COLUMN updated_timestamp TYPE " + column + ", ALTER COLUMN closed_timestamp TYPE "
                    + column);
            try (Product product = new Product(database, settings)) {
                for (long seed = 1; seed <= SEEDS; seed++) {
                    Instant now = fill(database, seed, ZoneId.of(zone), column.equals("timestamptz"));
                    Instant last = now.truncatedTo(ChronoUnit.MINUTES);
                    Duration between = Durations.parse(step);
                    WrittenHistory history = product.history(
                            directory.resolve(step + seed), last.minus(between.multipliedBy(STEPS)), last, between);
                    for (Instant minute = last; history.covers(minute); minute = minute.minus(between)) {
                        takeBack(database, minute);
                        assertEquals(
                                product.series(families()).toString(),
                                history.at(minute),
                                "seed " + seed + ", " + minute + " of " + now);
                        samples += history.at(minute).length();
                    }
                }
            }
        }
        assertTrue(samples > 0, "nothing was compared");
    }

    private static Instant fill(TestDatabase database, long seed, ZoneId zone, boolean withZone) throws Exception {
        RandomDatabase random = new RandomDatabase(seed, database.connection(), zone, MINUTE, withZone);
        RandomFlow.clear(database.connection(), "bb_build_status");
        random.fill();
        new RandomFlow(seed, database.connection(), zone, withZone, "bb_build_status", random.now()).fill();
        return random.now();
    }

    /** Makes the rows those of an earlier instant: what was created later is not there, what was closed later is open. */
    private static void takeBack(TestDatabase database, Instant instant) throws Exception {
        for (String sql : new String[] {
            "DELETE FROM sta_pr_activity WHERE pr_id IN (SELECT id FROM sta_pull_request"
                    + " WHERE created_timestamp::timestamptz > ?)",
            "DELETE FROM sta_pull_request WHERE created_timestamp::timestamptz > ?",
            "UPDATE sta_pull_request SET pr_state = 0, closed_timestamp = NULL"
                    + " WHERE pr_state IN (1, 2) AND closed_timestamp::timestamptz > ?"
        }) {
            try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
                statement.setObject(1, instant.atOffset(ZoneOffset.UTC));
                statement.executeUpdate();
            }
        }
        DatabaseClock.set(database.connection(), instant);
    }
}
