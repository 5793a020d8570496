package io.oneclick.exporter.bench;

import io.oneclick.exporter.settings.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run: launches the product several times against a loaded database, measures the last launch, then the references.
 */
final class Benchmark {

    private static final String FAMILY = "oneclick_pr_num{";
    private static final String ANY_FAMILY = "jvm_";
    private static final int COLD = 10;
    private static final int WARM_UP_REFRESHES = 5;
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final String ONLY_ONE_REFRESH = "1d";
    private static final String BARE = "the agent in a JVM that does nothing";
    private static final String LONGEST_WINDOW = "366d";
    private static final String PLAIN = "a refresh without it";
    private static final String BY_HAND = "one hand-written statement";

    private final BenchDatabase database;
    private final Launcher launcher;
    private final int runs;
    private final PrintWriter out;
    private final Report report = new Report();

    /** @param runs number of launches, and of dozens of refreshes, that are measured */
    Benchmark(BenchDatabase database, Launcher launcher, int runs, PrintWriter out) {
        this.database = database;
        this.launcher = launcher;
        this.runs = runs;
        this.out = out;
    }

    Report run() throws IOException, SQLException, InterruptedException {
        launcher.interval(ONLY_ONE_REFRESH);
        List<Double> launches = new ArrayList<>();
        for (int i = 1; i < runs; i++) {
            try (Target target = launcher.product(database.reader())) {
                launches.add(new Scrapes(target, BUDGET).first(FAMILY).sinceStart());
            }
        }
        try (Target product = launcher.product(database.reader())) {
            Scrapes scrapes = new Scrapes(product, BUDGET);
            Scrapes.First first = scrapes.first(FAMILY);
            launches.add(first.sinceStart());
            try (Target bare = launcher.bare(product)) {
                measure(product, scrapes, first, launches, bare);
            }
        }
        return report;
    }

    private void measure(Target product, Scrapes scrapes, Scrapes.First first, List<Double> launches, Target bare)
            throws IOException, SQLException, InterruptedException {
        Scrapes bareScrapes = new Scrapes(bare, BUDGET.dividedBy(4));
        Scrapes.First bareFirst = bareScrapes.first(ANY_FAMILY);
        say("scraping");
        Latencies cold = scrapes.some(COLD);
        Latencies bareCold = bareScrapes.some(COLD);
        scrapes.many(false);
        bareScrapes.many(false);
        double processor = product.processorSeconds();
        Latencies warm = scrapes.many(false);
        double perScrape = (product.processorSeconds() - processor) / warm.count();
        Latencies bareWarm = bareScrapes.many(false);
        Latencies zipped = scrapes.many(true);
        double onePeak = product.peakMegabytes();
        say("scraping with eight clients");
        Latencies eight = scrapes.atOnce(8);
        Latencies bareEight = bareScrapes.atOnce(8);

        Latencies launch = Latencies.of(launches);
        report.add("launch to first full scrape, ms, median of " + launch.count(), launch.median());
        report.add("series of ours", first.ownSeries());
        report.add("all series", first.series(), bareFirst.series(), BARE);
        report.add("bytes", first.text().length(), bareFirst.text().length(), BARE);
        report.add("bytes, gzip", product.scrape(true).length, bare.scrape(true).length, BARE);
        report.add("scrape, first, ms", first.latency(), bareFirst.latency(), BARE);
        report.add("scrape, the next " + COLD + ", p50 ms", cold.median(), bareCold.median(), BARE);
        report.add("scrape, warm, p50 ms of " + warm.count(), warm.median(), bareWarm.median(), BARE);
        report.add("scrape, warm, p99 ms", warm.p99(), bareWarm.p99(), BARE);
        report.add("scrape, warm, gzip, p50 ms", zipped.median());
        report.add("scrape, 8 clients, p50 ms of " + eight.count(), eight.median(), bareEight.median(), BARE);
        report.add("scrape, 8 clients, p99 ms", eight.p99(), bareEight.p99(), BARE);
        report.add("processor seconds for a scrape", perScrape);
        report.add("peak resident memory, one client, MB", onePeak, bare.peakMegabytes(), BARE);
        refreshes(product);
        report.add(
                "peak resident memory, eight clients and refreshes, MB",
                product.peakMegabytes(),
                bare.peakMegabytes(),
                BARE);
    }

    private void refreshes(Target product) throws IOException, SQLException, InterruptedException {
        say("refreshing every second");
        Refreshes refreshes = new Refreshes(database, product);
        launcher.interval("1s");
        refreshes.pass(WARM_UP_REFRESHES);
        Refreshes.Cost cost = refreshes.pass(4 * runs);
        Latencies wall = refreshes.wallTimes(2 * runs);
        launcher.interval(ONLY_ONE_REFRESH);
        say("reading the same rows with one statement");
        BenchDatabase.Spent spent = cost.database();
        BenchDatabase.Spent reference = refreshes.reference(runs);
        double count = spent.refreshes();
        report.add(
                "database time for a refresh, ms, mean of " + spent.refreshes(),
                cost.databaseMilliseconds(),
                (reference.planning() + reference.execution()) / runs,
                BY_HAND);
        report.add("… of which planning, ms", spent.planning() / count, reference.planning() / runs, BY_HAND);
        report.add("statements", spent.statements() / count, 1, BY_HAND);
        report.add("rows", spent.rows() / count, reference.rows() / (double) runs, BY_HAND);
        report.add("buffers", spent.buffers() / count, reference.buffers() / (double) runs, BY_HAND);
        report.add("wall time of a refresh, p50 ms of " + wall.count(), wall.median());
        report.add("processor seconds of the exporter for a refresh", cost.processor());
        flow(refreshes, cost);
    }

    /** The additional cost of the flow part, with the default windows and with the longest one. */
    private void flow(Refreshes refreshes, Refreshes.Cost plain)
            throws IOException, SQLException, InterruptedException {
        for (String windows : List.of(Setting.FLOW_WINDOWS.defaultText(), LONGEST_WINDOW)) {
            say("reading the flow part of " + windows);
            launcher.flow("1s", windows);
            Refreshes.Cost cost = refreshes.flow(runs, List.of(windows.split(",")), plain);
            BenchDatabase.Spent spent = cost.database();
            double count = spent.flows();
            report.add(
                    "database time for a flow reading of " + windows + ", ms, mean of " + spent.flows(),
                    cost.flowMilliseconds(),
                    plain.databaseMilliseconds(),
                    PLAIN);
            report.add("… of which planning, ms", spent.planning() / count);
            report.add("… statements", spent.statements() / count);
            report.add("… rows", spent.rows() / count);
            report.add("… buffers", spent.buffers() / count);
            report.add("… processor seconds of the exporter", cost.processor());
        }
        launcher.interval(ONLY_ONE_REFRESH);
    }

    private void say(String what) {
        out.println("… " + what);
        out.flush();
    }
}
