package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.oneclick.exporter.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One small database, its clock standing still, through the real launcher and agent. */
class GoldenScrapeIT {

    private static final LocalDateTime JUST_CLOSED = LocalDateTime.of(2026, 11, 20, 9, 24, 59);
    private static final String COVERAGE = "[{\"title\":\"Code Coverage\",\"type\":\"PERCENTAGE\",\"value\":81.25}]";
    private static final String NASTY = ", = : \" ' \\ * ? < > $1 { } # % ü 漢 \uD83D\uDE80";

    /** What promtool says of a name the contract fixes. */
    private static final String FORCED = "oneclick_check_summary metric name should not include type 'summary'\n";

    private static TestDatabase database;
    private static RunningExporter exporter;
    private static String page;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.create();
        DatabaseClock.install(database, Instant.parse("2026-11-20T09:25:17Z"));
        fill();
        exporter = RunningExporter.start(database, "--reports", "ci,codecoverage,sast");
        page = exporter.scrapeUntil("there are metrics", text -> text.contains("\noneclick_pr_num{"));
    }

    @AfterAll
    static void stop() throws Exception {
        exporter.close();
        database.close();
    }

    private static void fill() throws Exception {
        database.project(1, "CCL").project(2, NASTY).project(3, "EMPTY").personal(4, "~alice");
        database.repository(1, 1, "billing").repository(2, 1, "no-checks").repository(3, 2, NASTY);
        database.repository(4, 3, "nothing-opened").repository(5, 4, "mine");
        database.mergeCheck("REPOSITORY", 1, "ci")
                .mergeCheck("PROJECT", 1, "sast")
                .mergeCheck("PROJECT", 2, NASTY);
        database.pullRequest(10, 1, 7, 0, "c1")
                .report(1, "c1", "ci", 1)
                .report(1, "c1", "codecoverage", null, COVERAGE);
        database.pullRequest(11, 1, 123_456_789, 0, "c2")
                .report(1, "c2", "sast", 0)
                .report(1, "c2", "ci", 1);
        database.pullRequest(12, 2, 8, 1, "c3", JUST_CLOSED).report(2, "c3", "smoke", 1);
        database.pullRequest(13, 2, 9, 2, "c4", JUST_CLOSED.plusSeconds(1));
        database.pullRequest(14, 3, 1, 0, "c5").report(3, "c5", NASTY, 1).report(3, "c5", "ci", 0);
        database.pullRequest(15, 3, 2, 2, "c6", JUST_CLOSED);
        database.pullRequest(16, 5, 1, 0, "c7");
    }

    @Test
    void thePageShowsTheSixFamiliesAsTheGoldenFileDoes() throws IOException {
        StringBuilder own = new StringBuilder();
        TreeSet<String> series = new TreeSet<>();
        for (String line : page.split("\n")) {
            boolean isText = line.startsWith("#");
            String family = line.split(isText ? " " : "[{ ]", 4)[isText ? 2 : 0];
            if (Series.HELP.containsKey(family)) {
                if (isText) {
                    series.forEach(shown -> own.append(shown).append('\n'));
                    series.clear();
                    own.append(line).append('\n');
                } else {
                    series.add(line);
                }
            }
        }
        series.forEach(shown -> own.append(shown).append('\n'));
        Path written = Path.of("target", "golden-scrape.txt");
        Files.writeString(written, own);
        try (var golden = GoldenScrapeIT.class.getResourceAsStream("golden-scrape.txt")) {
            assertEquals(
                    new String(golden.readAllBytes(), StandardCharsets.UTF_8),
                    own.toString(),
                    "if the contract has changed, take " + written);
        }
    }

    @Test
    void promtoolFindsNothingWrongButANameTheContractFixes() throws Exception {
        String paths = System.getenv().getOrDefault("PATH", "");
        assumeTrue(
                Arrays.stream(paths.split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "promtool"))),
                "promtool is not on the PATH: the page was not checked with it");
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var input = promtool.getOutputStream()) {
            input.write(page.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", said.replace(FORCED, ""));
        promtool.waitFor();
    }
}
