package io.oneclick.exporter.bench;

import io.oneclick.exporter.embedded.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures the cost of the product's refreshes, and that of one hand-written statement for the same rows. */
final class Refreshes {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String DURATION = "\noneclick_refresh_duration_seconds ";

    private final BenchDatabase database;
    private final Target product;

    Refreshes(BenchDatabase database, Target product) {
        this.database = database;
        this.product = product;
    }

    /**
     * The cost of refreshes.
     *
     * @param database cost of all of them together
     * @param processor CPU seconds of the product for one of them
     */
    record Cost(BenchDatabase.Spent database, double processor) {
        double databaseMilliseconds() {
            return (database.planning() + database.execution()) / database.refreshes();
        }

        /** What the flow part took of it, where the rest has been taken off. */
        double flowMilliseconds() {
            return (database.planning() + database.execution()) / database.flows();
        }
    }

    /** Waits for {@code count} refreshes at the configured interval, without scrapes. */
    Cost pass(int count) throws IOException, SQLException, InterruptedException {
        database.forget();
        double processor = product.processorSeconds();
        awaitRefreshes(count);
        // Another refresh may have begun without having ended; among many, its part is negligible.
        return new Cost(database.spent(), (product.processorSeconds() - processor) / count);
    }

    /**
     * What reading the flow part adds to {@code plain} refreshes, for one reading of these windows: lets {@code count}
     * pass, after as many that do not count.
     *
     * @param windows those that are set, in the order of the setting
     */
    Cost flow(int count, List<String> windows, Cost plain) throws IOException, SQLException, InterruptedException {
        String last = "window=\"" + windows.get(windows.size() - 1) + "\"";
        await("the flow part of " + windows, () -> text().contains(last));
        database.forget();
        await("flow readings", () -> database.spent().flows() >= count);
        database.forget();
        double processor = product.processorSeconds();
        await("flow readings", () -> database.spent().flows() >= count);
        BenchDatabase.Spent spent = database.spent();
        return new Cost(
                spent.less(plain.database(), spent.refreshes()),
                (product.processorSeconds() - processor - spent.refreshes() * plain.processor()) / spent.flows());
    }

    /**
     * The duration of each of {@code count} refreshes according to the product's metric, in milliseconds; each is
     * scraped.
     */
    Latencies wallTimes(int count) throws IOException, SQLException, InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            database.forget();
            awaitRefreshes(1);
            milliseconds.add(1_000 * lastDuration());
        }
        return new Latencies(
                milliseconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void awaitRefreshes(int count) throws IOException, SQLException, InterruptedException {
        await("refreshes", () -> database.spent().refreshes() >= count);
    }

    private void await(String what, Condition condition) throws IOException, SQLException, InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end || !product.isAlive()) {
                throw new IOException("the product ended, or is too slow: waited in vain for " + what);
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private interface Condition {
        boolean holds() throws IOException, SQLException, InterruptedException;
    }

    private String text() throws IOException, InterruptedException {
        return new String(product.scrape(false), StandardCharsets.UTF_8);
    }

    private double lastDuration() throws IOException, InterruptedException {
        String text = text();
        int start = text.indexOf(DURATION) + DURATION.length();
        return Double.parseDouble(text.substring(start, text.indexOf('\n', start)));
    }

    /** Runs the hand-written statement {@code count} times; its rows are read and discarded. */
    BenchDatabase.Spent reference(int count) throws IOException, SQLException {
        String sql = Resources.text(Refreshes.class, "reference.sql");
        try (Connection connection = database.reader().connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(2_000);
                read(statement);
                // The server counts a cursor when it is closed, which happens at the end of the transaction.
                connection.commit();
                database.forget();
                for (int i = 0; i < count; i++) {
                    read(statement);
                    connection.commit();
                }
            }
            return database.spent();
        }
    }

    private static void read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getString("DATA");
            }
        }
    }
}
