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

/** The product and the oracle read the same random rows, and must come to the same series. */
class OracleTest {

    private static final int SEEDS = 100;

    @ParameterizedTest(name = "{0}, window {1}, reports {2}, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UTC                 | 1m  | ci,codecoverage,sast,smoke,snyk,sabug,sasmell,savul | timestamp",
                "America/Chicago     | 1m  | *                                                   | timestamp",
                "Asia/Kolkata        | 3m  | ci,lint,star*                                       | timestamptz",
                "Pacific/Chatham     | 90m | ci,codecoverage,sast,smoke,snyk,sabug,sasmell,savul | timestamp",
                "Australia/Lord_Howe | 1m  | *                                                   | timestamptz"
            })
    void everySeriesIsRightAndNoOtherIsThere(String zone, String window, String reports, String column)
            throws Exception {
        Duration length = Duration.parse("PT" + window);
        int withDetails = 0;
        try (TestDatabase database = TestDatabase.create()) {
            DatabaseClock.install(database, Instant.EPOCH);
            database.execute("ALTER TABLE sta_pull_request ALTER COLUMN closed_timestamp TYPE " + column
                    + ", ALTER COLUMN created_timestamp TYPE " + column);
            try (Product product = new Product(
                    database,
                    Map.of(Setting.TIMEZONE, zone, Setting.CLOSED_WINDOW, window, Setting.REPORTS, reports))) {
                for (long seed = 1; seed <= SEEDS; seed++) {
                    RandomDatabase random = new RandomDatabase(
                            seed, database.connection(), ZoneId.of(zone), length, column.equals("timestamptz"));
                    random.fill();
                    Series expected =
                            Oracle.expected(database.connection(), random.now(), length, ZoneId.of(zone), reports);
                    assertEquals("", expected.differences(product.series()), "seed " + seed + ", now " + random.now());
                    withDetails += expected.family("oneclick_closed_pr_report").isEmpty() ? 0 : 1;
                }
            }
        }
        assertTrue(withDetails > SEEDS / 3, "closed pull requests in " + withDetails + " databases only");
    }
}
