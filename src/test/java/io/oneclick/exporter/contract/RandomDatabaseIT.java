package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random rows through the real launcher and agent: each page shows one state of the database, the one before or the new. */
class RandomDatabaseIT {

    private static final int SEEDS = 10;

    @ParameterizedTest(name = "{0}, window {1}, reports {2}, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UTC             | 1m | ci,codecoverage,sast,smoke,snyk,sabug,sasmell,savul | timestamp   | 1000",
                "America/Chicago | 3m | *                                                   | timestamptz | 2000",
                "Pacific/Chatham | 1m | ci,lint,star*                                       | timestamp   | 3000"
            })
    void everySeriesOfEveryPageIsRightAndNoOtherIsThere(
            String zone, String window, String reports, String column, long firstSeed) throws Exception {
        Duration length = Duration.parse("PT" + window);
        try (TestDatabase database = TestDatabase.create()) {
            DatabaseClock.install(database, Instant.EPOCH);
            database.execute("ALTER TABLE sta_pull_request ALTER COLUMN closed_timestamp TYPE " + column);
            try (RunningExporter exporter = RunningExporter.start(
                    database, "--timezone", zone, "--closed-window", window, "--reports", reports)) {
                Series before = new Series();
                for (long seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
                    RandomDatabase random = new RandomDatabase(
                            seed, database.connection(), ZoneId.of(zone), length, column.equals("timestamptz"));
                    random.fill();
                    Series expected =
                            Oracle.expected(database.connection(), random.now(), length, ZoneId.of(zone), reports);
                    String context = "seed " + seed + ", now " + random.now();
                    Series old = before;
                    boolean same = old.differences(expected).isEmpty();
                    String page = exporter.scrapeUntil(
                            "the page changes, " + context,
                            text -> same
                                    || !old.differences(ExpositionText.parse(text))
                                            .isEmpty());
                    assertEquals("", expected.differences(ExpositionText.parse(page)), context);
                    before = expected;
                }
            }
        }
    }
}
