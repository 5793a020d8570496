package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.Test;

/** Files of metrics that change while the exporter runs. */
class SqlMetricsReloadTest extends SqlMetricsCase {

    @Test
    void aReloadTakesChangedFilesTogetherAndShowsTheirValuesAtOnce() throws Exception {
        file("a.yaml", collector("first", metric("own_old", "SELECT 1 AS n"), metric("own_kept", "SELECT 2 AS n")));
        started();
        file("a.yaml", collector("first", metric("own_new", "SELECT 3 AS n"), metric("own_kept", "SELECT 4 AS n")));
        file("b.yaml", collector("second", metric("own_more", "SELECT 5 AS n")));
        String answer = exporter.call("reload");
        assertTrue(answer.startsWith("no setting changed, own SQL changed; "), answer);
        assertEquals(List.of("own_kept 4.0", "own_more 5.0", "own_new 3.0"), page.series("own_"));
        assertEquals(
                List.of("metric=own_kept", "metric=own_more", "metric=own_new"),
                beans("type=Sql,*").stream()
                        .map(name -> "metric=" + name.getKeyProperty("metric"))
                        .sorted()
                        .toList());
        assertEquals(
                2,
                beans("type=Collector,*").stream()
                        .filter(name -> List.of("first", "second").contains(name.getKeyProperty("name")))
                        .count());
        Files.delete(directory.resolve("a.yaml"));
        exporter.call("reload");
        assertEquals(List.of("own_more 5.0"), page.series("own_"));
        assertFalse(page.text().contains("collector=\"first\""));
    }

    @Test
    void aChangedDescriptionReachesClients() throws Exception {
        file("a.yaml", collector("first", metric("own_n", "SELECT 1 AS n")));
        started();
        file("a.yaml", collector("first", metric("own_n", "SELECT 1 AS n")).replace("Help of", "What is"));
        exporter.call("reload");
        assertEquals(
                "What is own_n",
                page.server()
                        .getMBeanInfo(TestExporter.bean("type=Sql,collector=first,metric=own_n"))
                        .getDescription());
        assertEquals("# HELP own_n What is own_n", page.family("own_n").get(0));
    }

    @Test
    void filesWithAProblemLeaveAllAsItWas() throws Exception {
        file("a.yaml", collector("first", metric("own_old", "SELECT 1 AS n")));
        started();
        file("a.yaml", collector("first", metric("own_new", "SELECT 3 AS n")));
        file("b.yaml", collector("second", metric("own_new", "SELECT 1; SELECT 2")));
        String message = assertThrows(RuntimeMBeanException.class, () -> exporter.call("reload"))
                .getCause()
                .getMessage();
        assertTrue(message.contains("b.yaml:3: metric_name 'own_new' is used by two metrics"), message);
        assertTrue(message.contains("b.yaml:5: query 'SELECT 1; SELECT 2' must be one SELECT"), message);
        exporter.call("refresh");
        assertEquals(List.of("own_old 1.0"), page.series("own_"));
    }

    @Test
    void aChangedFileIsTakenByItself() throws Exception {
        file("a.yaml", collector("first", metric("own_old", "SELECT 1 AS n")));
        started();
        file("b.yaml", collector("second", metric("own_new", "SELECT 2 AS n")));
        Wait.until("the change is taken", () -> page.series("own_").equals(List.of("own_new 2.0", "own_old 1.0")));
    }

    @Test
    void aReloadSaysWhichOfTheNewQueriesFails() throws Exception {
        file("a.yaml", collector("first", metric("own_old", "SELECT 1 AS n")));
        started();
        file("a.yaml", collector("first", metric("own_old", "SELECT 1 AS n"), metric("own_bad", "SELECT 1 / 0 AS n")));
        String answer = exporter.call("reload");
        assertTrue(answer.endsWith("; own SQL first: query of own_bad: ERROR: division by zero"), answer);
        assertEquals(List.of("own_old 1.0"), page.series("own_"));
    }

    @Test
    void withAnotherDatabaseEveryQueryIsRunAnew() throws Exception {
        Path properties = directory.resolve("exporter.properties");
        Files.writeString(properties, "timezone=UTC\ninterval=1d\nsql-metrics=" + directory + "\n");
        file("a.yaml", "min_interval: 1d\n" + collector("daily", metric("own_day", "SELECT date '1970-01-01' AS n")));
        exporter = new TestExporter(page.server(), database.readOnly().url(), properties).start();
        Wait.until("own SQL is read", () -> page.series("own_day").equals(List.of("own_day 0.0")));
        Files.writeString(properties, "timezone=America/Chicago\ninterval=1d\nsql-metrics=" + directory + "\n");
        exporter.call("reload");
        assertEquals(List.of("own_day 21600.0"), page.series("own_day"));
    }

    /**
     * Two sets of definitions take turns while the page is read all the time. Whatever a scrape meets: it is one set, whole, with
     * values, and after reload() it is the new one.
     */
    @Test
    void underReloadsRefreshesAndScrapesAtOnceEveryScrapeShowsOneSetOfDefinitions() throws Exception {
        file("a.yaml", set(0, "first"));
        file("b.yaml", set(0, "second"));
        started();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        AtomicInteger count = new AtomicInteger();
        Callable<Void> scraper = () -> {
            while (!done.get()) {
                version(page.series("own_"));
                count.incrementAndGet();
            }
            return null;
        };
        List<Future<Void>> scrapes = List.of(threads.submit(scraper), threads.submit(scraper));
        Future<?> refreshes = threads.submit(() -> {
            while (!done.get()) {
                exporter.call("refresh");
            }
            return null;
        });
        // A scrape that fails ends its thread.
        for (int round = 1; round <= 12 || count.get() < 100 && scrapes.stream().noneMatch(Future::isDone); round++) {
            file("a.yaml", set(round, "first"));
            file("b.yaml", set(round, "second"));
            exporter.call("reload");
            assertEquals(round, version(page.series("own_")), "the next scrape shows the new ones");
        }
        done.set(true);
        refreshes.get();
        for (Future<Void> scrape : scrapes) {
            scrape.get();
        }
        threads.shutdown();
    }

    /** Metrics whose names, labels and values hold the round; one of them is in all rounds. */
    private static String set(int round, String collector) {
        return collector(
                collector,
                metric("own_" + collector + "_" + round, "SELECT " + round + " AS n, pg_sleep(0.01)"),
                metric(
                        "own_" + collector + "_always",
                        "SELECT k, " + round + " AS n FROM generate_series(1, 20) k",
                        "key_labels: [k]"));
    }

    /** The one round that all series are of. */
    private static int version(List<String> series) {
        assertEquals(2 * (1 + 20), series.size(), series.toString());
        Set<Integer> rounds = new HashSet<>();
        for (String line : series) {
            int round = (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            assertTrue(line.contains("_always{") || line.matches("own_\\w+_" + round + " .*"), line);
            rounds.add(round);
        }
        assertEquals(1, rounds.size(), series.toString());
        return rounds.iterator().next();
    }
}
