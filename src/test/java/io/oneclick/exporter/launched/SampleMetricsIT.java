package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.oneclick.exporter.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample page of the documents is what {@code demo --still} shows. */
final class SampleMetricsIT {

    private static final Path SAMPLE = Path.of("src/site/resources/sample-metrics.txt");
    private static final Path WRITTEN = Path.of("target/sample-metrics.txt");

    /** Families whose series do not depend on when the demo was started. */
    private static final Set<String> STILL = Set.of(
            "oneclick_open_pr_report",
            "oneclick_result_report",
            "oneclick_check_summary",
            "oneclick_detail_series_left_out",
            "oneclick_open_pr_waiting_for",
            "oneclick_open_pr_stale_approval",
            "oneclick_open_pr_without_reviewer",
            "oneclick_open_pr_blocked",
            "oneclick_open_pr_build");

    @TempDir
    private static Path directory;

    private static Launched demo;
    private static List<String> page;

    @BeforeAll
    static void scrape() throws Exception {
        int port = Launched.freePort();
        demo = Launched.start(
                directory, Map.of("ONECLICK_LISTEN", "127.0.0.1:" + port), Launched.script(), "demo", "--still");
        // The demo's own SQL comes after the rest of a refresh.
        Wait.until("the demo has refreshed", () -> {
            String text = demo.metrics(port);
            return text.contains("\noneclick_pr_num{") && text.contains("\noneclick_sql_series_left_out{");
        });
        page = demo.metrics(port).lines().toList();
        Files.write(WRITTEN, page);
    }

    @AfterAll
    static void stop() throws Exception {
        demo.close();
    }

    @Test
    void itHasTheSameFamiliesWithTheSameHelpAndTypes() throws Exception {
        assertEquals(help(Files.readAllLines(SAMPLE)), help(page), () -> "if this is right, take " + WRITTEN);
    }

    @Test
    void itHasTheSameSeriesWhereTheyDoNotDependOnTheTime() throws Exception {
        TreeSet<String> expected = still(Files.readAllLines(SAMPLE));
        assertFalse(expected.isEmpty());
        assertEquals(expected, still(page), () -> "if this is right, take " + WRITTEN);
    }

    /** HELP and TYPE of the families that have series, but for the one that has none when nothing was just closed. */
    private static TreeSet<String> help(List<String> lines) {
        Set<String> shown = lines.stream()
                .filter(line -> line.startsWith("oneclick_") || line.startsWith("bitbucket_"))
                .map(line -> line.split("[{ ]", 2)[0].replaceFirst("_(bucket|count|sum)$", ""))
                .collect(Collectors.toSet());
        shown.remove("oneclick_closed_pr_report");
        return lines.stream()
                .filter(line -> line.startsWith("# ") && shown.contains(line.split(" ")[2]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> still(List<String> lines) {
        return lines.stream()
                .filter(line -> STILL.contains(line.split("[{ ]", 2)[0])
                        || line.startsWith("oneclick_pr_") && line.contains("pr_state=\"open\""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
