package io.oneclick.exporter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.PastPullRequest;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryWriterTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Repository API =
            new Repository("CCL", "api", Collections.emptySortedSet(), Collections.emptySortedSet());
    private static final Repository WEB =
            new Repository("a\"b\\c", "web", Collections.emptySortedSet(), Collections.emptySortedSet());

    @TempDir
    private Path directory;

    private double share;

    private static Settings settings(Map<Setting<?>, String> others) throws Exception {
        Map<Setting<?>, String> all = new HashMap<>(Map.of(
                Setting.DATABASE_URL, "postgres://host/db",
                Setting.FLOW_WINDOWS, "1h",
                Setting.CLOSED_WINDOW, "30m"));
        all.putAll(others);
        return new SettingsReader(all, Map.of(), null).read();
    }

    private static PastPullRequest pullRequest(Repository repository, PullRequestState state, String from, String to) {
        return new PastPullRequest(repository, state, at(from), to == null ? PastPullRequest.NEVER : at(to));
    }

    private static long at(String time) {
        return Past.microseconds(Instant.parse("2026-11-20T" + time + "Z"));
    }

    private List<String> written(Past past, Map<Setting<?>, String> others) throws Exception {
        Steps steps = new Steps(NOON, NOON.plusSeconds(3_600), Duration.ofMinutes(30));
        Path path = directory.resolve("history.om");
        try (NewFile file = NewFile.at(path)) {
            long samples = new HistoryWriter(settings(others), steps, Map.of("job", "oneclick"), done -> share = done)
                    .write(past, file);
            file.publish();
            List<String> lines = Files.readAllLines(path);
            assertEquals(lines.stream().filter(line -> !line.startsWith("#")).count(), samples);
            return lines;
        }
    }

    private static List<String> of(String family, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(family))
                .map(line -> line.substring(family.length()))
                .toList();
    }

    @Test
    void eachFamilyIsWrittenAsItWasMinuteByMinute() throws Exception {
        Past past = new Past(
                NOON.plusSeconds(7_200),
                List.of(new Past.Listing(API, at("09:00:00")), new Past.Listing(WEB, at("12:10:00"))),
                List.of(
                        pullRequest(API, PullRequestState.MERGED, "11:45:00", "12:15:00"),
                        pullRequest(API, PullRequestState.OPEN, "12:30:00", null),
                        pullRequest(WEB, PullRequestState.DECLINED, "12:10:00", "12:20:00.5")));
        List<String> lines = written(past, Map.of());
        assertEquals(1, share, 1e-9);
        assertEquals("# EOF", lines.get(lines.size() - 1));
        assertEquals("# TYPE oneclick_pr_num gauge", lines.get(0));
        assertEquals("# HELP oneclick_pr_num The number of pull requests in one project by state", lines.get(1));
        String ccl = "{job=\"oneclick\",";
        assertEquals(
                List.of(
                        "declined\",project=\"CCL\"} 0 1795176000",
                        "declined\",project=\"CCL\"} 0 1795177800",
                        "declined\",project=\"CCL\"} 0 1795179600",
                        "merged\",project=\"CCL\"} 0 1795176000",
                        "merged\",project=\"CCL\"} 1 1795177800",
                        "merged\",project=\"CCL\"} 0 1795179600",
                        "open\",project=\"CCL\"} 1 1795176000",
                        "open\",project=\"CCL\"} 1 1795177800",
                        "open\",project=\"CCL\"} 1 1795179600",
                        // Not listed before its first pull request.
                        "declined\",project=\"a\\\"b\\\\c\"} 1 1795177800",
                        "declined\",project=\"a\\\"b\\\\c\"} 0 1795179600",
                        "merged\",project=\"a\\\"b\\\\c\"} 0 1795177800",
                        "merged\",project=\"a\\\"b\\\\c\"} 0 1795179600",
                        "open\",project=\"a\\\"b\\\\c\"} 0 1795177800",
                        "open\",project=\"a\\\"b\\\\c\"} 0 1795179600"),
                of("oneclick_pr_num" + ccl + "pr_state=\"", lines));
        assertEquals(
                List.of(
                        "percentile=\"100\",project=\"CCL\"} 900 1795176000",
                        "percentile=\"100\",project=\"CCL\"} 0 1795177800",
                        "percentile=\"100\",project=\"CCL\"} 1800 1795179600"),
                of("oneclick_open_pr_age_seconds" + ccl, lines).stream()
                        .filter(line -> line.contains("\"100\""))
                        .toList());
        assertEquals(
                List.of(
                        "percentile=\"50\",project=\"CCL\",window=\"1h\"} 1800 1795177800",
                        "percentile=\"50\",project=\"CCL\",window=\"1h\"} 1800 1795179600"),
                of("oneclick_pr_time_to_merge_seconds" + ccl, lines).stream()
                        .filter(line -> line.contains("\"50\""))
                        .toList());
    }

    @Test
    void byRepositoryTheProjectsAreStillCountedAsAWhole() throws Exception {
        Repository other = new Repository("CCL", "other", API.requiredReports(), API.mustPassReports());
        Past past = new Past(
                NOON.plusSeconds(7_200),
                List.of(new Past.Listing(API, at("09:00:00")), new Past.Listing(other, at("09:00:00"))),
                List.of(
                        pullRequest(API, PullRequestState.OPEN, "11:45:00", null),
                        pullRequest(other, PullRequestState.OPEN, "11:50:00", null)));
        List<String> lines = written(past, Map.of(Setting.FLOW_BY, "repository"));
        assertTrue(
                lines.contains("oneclick_pr_num{job=\"oneclick\",pr_state=\"open\",project=\"CCL\"} 2 1795176000"),
                lines.toString());
        for (String slug : List.of("api", "other")) {
            assertTrue(
                    lines.contains("oneclick_pr_opened{job=\"oneclick\",project=\"CCL\",stash_repo=\"" + slug
                            + "\",window=\"1h\"} 1 1795176000"),
                    lines.toString());
        }
    }

    @Test
    void whereNothingEverHappenedTheFamiliesAreEmpty() throws Exception {
        List<String> lines = written(new Past(NOON, List.of(), List.of()), Map.of());
        assertEquals(2 * HistoryWriter.families().size() + 1, lines.size());
    }
}
