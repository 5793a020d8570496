package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The product and the second reading of the flow contract read the same random rows, and must come to the same series. */
class FlowOracleTest {

    private static final int SEEDS = 50;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest(name = "{0}, windows {1}, by {2}, {3}, {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UTC                 | 1d,7d,30d        | project    | timestamp   | bb_build_status          | *",
                "America/Chicago     | 1h,36h,2160h     | repository | timestamp   | bb_build_status          | ci,lint,star*",
                "Australia/Lord_Howe | 60m,1d,3d,1w,13w | project    | timestamp   | bb_build_status          | *",
                "Pacific/Chatham     | 1d               | repository | timestamptz | bb_build_status          | *",
                "America/Chicago     | 30d,1d           | project    | timestamp   | \"AO_CFE8FA_BUILD_STATUS\" | ci,sast",
                "Europe/Berlin       | off              | project    | timestamptz | none                     | ci,sast"
            })
    void everySeriesIsRightAndNoOtherIsThere(
            String zone, String windows, String by, String column, String builds, String reports) throws Exception {
        boolean byRepository = by.equals("repository");
        String buildTable = builds.equals("none") ? null : builds;
        int most = byRepository ? 5 : 100_000;
        Map<Setting<?>, String> settings = Map.of(
                Setting.TIMEZONE, zone,
                Setting.FLOW_WINDOWS, windows,
                Setting.FLOW_BY, by,
                Setting.REPORTS, reports,
                Setting.MAX_DETAIL_SERIES, Integer.toString(most));
        FlowOracle.Setup setup =
                new FlowOracle.Setup(ZoneId.of(zone), windows, byRepository, reports, most, buildTable);
        int withReviews = 0;
        try (TestDatabase database = TestDatabase.create()) {
            DatabaseClock.install(database, Instant.EPOCH);
            columns(database, column);
            keepOnly(database, builds);
            try (Product product = new Product(database, settings)) {
                for (long seed = 1; seed <= SEEDS; seed++) {
                    RandomDatabase random = new RandomDatabase(
                            seed, database.connection(), ZoneId.of(zone), MINUTE, column.equals("timestamptz"));
                    RandomFlow.clear(database.connection(), buildTable);
                    random.fill();
                    new RandomFlow(
                                    seed,
                                    database.connection(),
                                    ZoneId.of(zone),
                                    column.equals("timestamptz"),
                                    buildTable,
                                    random.now())
                            .fill();
                    Series expected = FlowOracle.expected(database.connection(), random.now(), MINUTE, setup);
                    Series shown = product.flow();
                    assertEquals("", expected.differences(shown), "seed " + seed + ", now " + random.now());
                    withReviews += expected.family("oneclick_pr_time_to_first_review_seconds")
                                    .isEmpty()
                            ? 0
                            : 1;
                }
            }
        }
        assertTrue(windows.equals("off") || withReviews > SEEDS / 4, "reviews in " + withReviews + " databases only");
    }

    private static void columns(TestDatabase database, String type) throws Exception {
        database.execute("ALTER TABLE sta_pull_request ALTER COLUMN created_timestamp TYPE " + type
                + ", ALTER COLUMN updated_timestamp TYPE " + type + ", ALTER COLUMN closed_timestamp TYPE " + type);
        database.execute("ALTER TABLE sta_activity ALTER COLUMN created_timestamp TYPE " + type);
        database.execute("ALTER TABLE bb_build_status ALTER COLUMN updated_date TYPE " + type);
        database.execute("ALTER TABLE \"AO_CFE8FA_BUILD_STATUS\" ALTER COLUMN \"DATE_ADDED\" TYPE " + type);
    }

    private static void keepOnly(TestDatabase database, String builds) throws Exception {
        if (!builds.equals("bb_build_status")) {
            database.execute("DROP TABLE bb_build_status");
        }
        if (builds.equals("none")) {
            database.execute("DROP TABLE \"AO_CFE8FA_BUILD_STATUS\"");
        }
    }
}
