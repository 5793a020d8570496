package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.shipped.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of "report": made by the launcher, and opened in a real browser. */
final class ReportIT {

    private static final String HOSTILE = "<script>document.title='taken over'</script>";

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Map<String, String> environment;

    @BeforeEach
    void prepare() throws Exception {
        database = TestDatabase.create()
                .project(1, "CCL")
                .repository(1, 1, "api")
                .repository(2, 1, HOSTILE)
                .project(2, "DEMO")
                .repository(3, 2, "web")
                .pullRequest(1, 1, 1, 0, "a")
                .pullRequest(2, 2, 1, 0, "b")
                .pullRequest(3, 3, 1, 0, "c")
                .mergeCheck("REPOSITORY", 1, "ci");
        database.pullRequest(4, 1, 2, 1, "d", database.now("UTC").minusDays(2));
        // Not in this minute, which no window holds until it is over.
        database.execute("UPDATE sta_pull_request SET created_timestamp = created_timestamp - interval '3 days'");
        database.execute("INSERT INTO stash_user (id) VALUES (7), (8)");
        database.execute("INSERT INTO sta_pr_participant (id, pr_id, user_id, pr_role, participant_status)"
                + " VALUES (1, 1, 7, 0, 0), (2, 1, 8, 1, 2)");
        environment = new HashMap<>(Map.of("DATABASE_URL", database.url() + "?connect_timeout=60"));
    }

    @AfterEach
    void dropDatabase() throws Exception {
        database.close();
    }

    @Test
    void theBrowserDrawsEachPlotComplainsOfNothingAndShowsTheNumbersOfTheMetrics() throws Exception {
        Program chromium = Program.required("chromium");
        Path page = directory.resolve("report.html");
        assertReported(page);
        String shown = chromium.accepts(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + directory.resolve("browser"),
                "--virtual-time-budget=10000",
                "--enable-logging=stderr",
                "--dump-dom",
                page.toUri().toString());
        assertFalse(shown.contains("CONSOLE"), () -> lines(shown, "CONSOLE"));
        assertTrue(shown.contains("data-drawn=\"3\""), () -> lines(shown, "<html"));
        assertFalse(shown.contains("<title>taken over"), "a slug ran as a script");
        assertTrue(shown.contains("&lt;script&gt;document.title"), "the slug is shown");
        String metrics = launch("run", "--once", "--print", "--closed-window=7d");
        assertEquals(sum(metrics, "oneclick_pr_num", "pr_state=\"open\""), figure(shown, "open"));
        assertEquals(sum(metrics, "oneclick_pr_missing_report", "pr_state=\"open\""), figure(shown, "missing"));
        for (String party : List.of("review", "author", "merge")) {
            assertEquals(sum(metrics, "oneclick_open_pr_waiting_for", "party=\"" + party + "\""), figure(shown, party));
        }
        assertEquals(1, figure(shown, "author"));
        assertEquals(1, figure(shown, "merged"));
        assertEquals(1, figure(shown, "unreported"));
        assertEquals(sum(metrics, "oneclick_pr_missing_report", "pr_state=\"merged\""), figure(shown, "unreported"));
        assertEquals(sum(metrics, "oneclick_pr_opened", "window=\"7d\""), figure(shown, "opened"));
        assertEquals(
                sum(metrics, "oneclick_pr_closed", "pr_state=\"merged\",project=\"[^\"]*\",window=\"7d\""),
                figure(shown, "merged"));
        assertEquals(sum(metrics, "oneclick_pr_merged_without_approval", "window=\"7d\""), figure(shown, "unapproved"));
    }

    @Test
    void oneProjectHasAPageOfItsOwnThatReplacesTheOldOne() throws Exception {
        Path page = Files.writeString(directory.resolve("report.html"), "old");
        assertReported(page, "--project", "DEMO");
        String html = Files.readString(page);
        assertTrue(html.contains("<h1>Pull requests of DEMO</h1>"));
        assertEquals(1, figure(html, "open"));
        assertFalse(html.contains("CCL"), "another project");
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(page), files.toList(), "nothing else is left");
        }
    }

    @Test
    void whatCannotBeDoneIsOneLineAndLeavesTheOldPage() throws Exception {
        Path page = Files.writeString(directory.resolve("report.html"), "old");
        assertRefused("There is no project NONE: the projects are [CCL, DEMO]", "--project=NONE", "--output=" + page);
        assertRefused("cannot be written", "--output=" + directory.resolve("missing/report.html"));
        environment.put("DATABASE_URL", "postgres://127.0.0.1:" + EmbeddedDatabase.freePort() + "/db");
        assertRefused("refused", "--output=" + page);
        assertEquals("old", Files.readString(page));
    }

    private void assertReported(Path page, String... more) throws Exception {
        String[] arguments = Stream.concat(Stream.of("report", "--output", page.toString()), Stream.of(more))
                .toArray(String[]::new);
        assertTrue(launch(arguments).contains("Wrote " + page), "it says where the page is");
    }

    private String launch(String... arguments) throws Exception {
        try (Launched run = Launched.start(directory, environment, script(), arguments)) {
            assertEquals(0, run.exitCode(), run.text());
            return run.text();
        }
    }

    private void assertRefused(String words, String... options) throws Exception {
        String[] arguments =
                Stream.concat(Stream.of("report"), Stream.of(options)).toArray(String[]::new);
        try (Launched run = Launched.start(directory, environment, script(), arguments)) {
            assertEquals(1, run.exitCode(), run.text());
            assertEquals(1, run.lines().size(), run.text());
            assertTrue(run.text().contains(words), run.text());
        }
    }

    private static Path script() throws IOException {
        return Launched.script();
    }

    private static String lines(String text, String with) {
        return String.join(
                "\n", text.lines().filter(line -> line.contains(with)).toList());
    }

    private static int figure(String page, String id) {
        Matcher figure = Pattern.compile("data-figure=\"" + id + "\">(\\d+)<").matcher(page);
        assertTrue(figure.find(), id);
        return Integer.parseInt(figure.group(1));
    }

    /** The sum of the series of a family with these labels, of which there is at least one. */
    private static int sum(String metrics, String family, String labels) {
        Pattern series = Pattern.compile("(?m)^" + family + "\\{[^}]*" + labels + "[^}]*} (\\S+)$");
        double[] values = series.matcher(metrics)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .toArray();
        assertTrue(values.length > 0, family);
        return (int) Stream.of(values).flatMapToDouble(java.util.Arrays::stream).sum();
    }
}
