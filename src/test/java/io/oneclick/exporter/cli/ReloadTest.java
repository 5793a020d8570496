package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that change while the exporter runs. */
class ReloadTest {

    private static final int STATUSES = 4;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Path file;

    @BeforeEach
    void rows() throws Exception {
        database = TestDatabase.create();
        for (int project = 1; project <= 5; project++) {
            database.project(project, "P" + project).repository(project, project, "repo");
            for (int number = 1; number <= 4; number++) {
                String commit = "p" + project + "n" + number;
                database.pullRequest(project * 100 + number, project, number, 0, commit);
                database.report(project, commit, "ci", 1).report(project, commit, "sast", 0);
            }
        }
        file = directory.resolve("oneclick.properties");
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    @Test
    void reloadAnswersWithWhatChangedAndTheValuesAreTheNewOnes() throws Exception {
        try (TestExporter exporter = started("reports=ci")) {
            assertEquals(Set.of("P1 ci", "P2 ci", "P3 ci", "P4 ci", "P5 ci"), results(exporter));
            write("reports=sast\ninterval=30s");
            String answer = exporter.call("reload");
            assertTrue(answer.startsWith("reports ci -> sast, interval 15s -> 30s; 5 projects, 20 open"), answer);
            assertEquals(Set.of("P1 sast", "P2 sast", "P3 sast", "P4 sast", "P5 sast"), results(exporter));
            assertEquals(30L, exporter.console("IntervalSeconds"));
        }
    }

    @Test
    void aChangedFileIsTakenByItself() throws Exception {
        try (TestExporter exporter = started("reports=ci")) {
            write("reports=sast");
            Wait.until("the change is taken", () -> results(exporter).contains("P1 sast"));
        }
    }

    @Test
    void anInvalidFileLeavesEverythingAsItWasAndSaysWhatIsWrong() throws Exception {
        try (TestExporter exporter = started("reports=ci")) {
            write("reports=sast\ninterval=0s\nno-such=1");
            String message = assertThrows(RuntimeMBeanException.class, () -> exporter.call("reload"))
                    .getCause()
                    .getMessage();
            assertTrue(message.contains("must be from 1s to 1d") && message.contains("line 3 of"), message);
            exporter.call("refresh");
            assertTrue(results(exporter).contains("P1 ci"));
            assertEquals(15L, exporter.console("IntervalSeconds"));
        }
    }

    @Test
    void settingsUnderWhichTheDatabaseCannotBeReadAreNotTaken() throws Exception {
        try (TestExporter exporter = started("reports=ci")) {
            database.execute("BEGIN; LOCK TABLE sta_pull_request IN ACCESS EXCLUSIVE MODE");
            write("reports=sast\ntimezone=America/Chicago");
            String message = assertThrows(RuntimeMBeanException.class, () -> exporter.call("reload"))
                    .getCause()
                    .getMessage();
            assertTrue(message.startsWith("Nothing changed: "), message);
            assertTrue(exporter.isUp());
            assertTrue(results(exporter).contains("P1 ci"));
            database.execute("ROLLBACK");
            // From now on the exporter itself may take them at any time.
            exporter.call("reload");
            assertTrue(results(exporter).contains("P1 sast"));
        }
    }

    @Test
    void underReloadsRefreshesAndScrapesAtOnceEveryScrapeIsOfOneRefresh() throws Exception {
        try (TestExporter exporter = started("reports=ci")) {
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> scrapes = new ArrayList<>();
            AtomicInteger count = new AtomicInteger();
            Callable<Object> scraper = () -> {
                while (!done.get()) {
                    check(exporter);
                    count.incrementAndGet();
                }
                return null;
            };
            scrapes.add(threads.submit(scraper));
            scrapes.add(threads.submit(scraper));
            Future<?> refreshes = threads.submit(() -> {
                while (!done.get()) {
                    exporter.call("refresh");
                }
                return null;
            });
            // A scrape that fails ends its thread.
            for (int round = 0;
                    round < 12 || count.get() < 100 && scrapes.stream().noneMatch(Future::isDone);
                    round++) {
                String reports = round % 2 == 0 ? "ci,sast" : "ci";
                write("reports=" + reports);
                exporter.call("reload");
                int expected = round % 2 == 0 ? 10 : 5;
                assertEquals(expected, results(exporter).size(), "the next scrape shows only new ones");
                check(exporter);
            }
            done.set(true);
            refreshes.get();
            for (Future<?> scrape : scrapes) {
                scrape.get();
            }
            threads.shutdown();
        }
    }

    /** Reads all tables as the agent does: whichever refresh it is, they fit together. */
    private static void check(TestExporter exporter) throws Exception {
        Map<String, TabularData> all = exporter.series("result_report", "open_pr_report");
        Set<String> results = withoutStatus(TestExporter.rows(all, "result_report"));
        TreeSet<String> open = TestExporter.rows(all, "open_pr_report");
        boolean both = results.contains("P1 sast");
        assertEquals(both ? 10 : 5, results.size());
        assertEquals(20, open.size());
        assertTrue(open.stream().allMatch(row -> row.contains(both ? " ci,sast P" : " ci P")), open.toString());
    }

    /** Each project with each report that its results are given for. */
    private static Set<String> results(TestExporter exporter) throws Exception {
        return withoutStatus(exporter.rows("result_report"));
    }

    private static Set<String> withoutStatus(Set<String> results) {
        assertEquals(0, results.size() % STATUSES, results.toString());
        return results.stream()
                .map(labels -> labels.substring(0, labels.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }

    private TestExporter started(String settings) throws Exception {
        write(settings);
        TestExporter exporter = new TestExporter(database.url(), file).start();
        Wait.until("the database is read", exporter::isUp);
        return exporter;
    }

    /** At once, as an editor does: nobody reads half of it. */
    private void write(String settings) throws Exception {
        Path whole = Files.writeString(directory.resolve("next.properties"), settings + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
