package io.oneclick.exporter.demo;

import io.oneclick.exporter.embedded.Resources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.random.RandomGenerator;

/** Selects and runs the next event of the sample, over one connection. Deletes nothing. */
final class SampleEvents implements AutoCloseable {

    /** The number of events after which somebody merges without the required reports, and then once in every round. */
    static final int FIRST_MERGE_PAST_CHECKS = 12;

    private static final int ROUND = 60;
    private static final int USUALLY_OPEN = 48;
    private static final int USUALLY_UNREVIEWED = 24;
    private static final int MAX_AWAITED = 20;
    private static final int MAX_BUILDING = 12;

    private final Connection connection;
    private final RandomGenerator random;
    private final SampleWriter writer;
    private final SampleActions actions;
    private int count;

    SampleEvents(Connection connection, RandomGenerator random) throws IOException, SQLException {
        this.connection = connection;
        this.random = random;
        SampleText text = new SampleText(random);
        this.writer = new SampleWriter(connection, text);
        this.actions = new SampleActions(connection, random, text, writer);
        try (Statement statement = connection.createStatement()) {
            statement.execute(Resources.text(SampleEvents.class, "sample-views.sql"));
        }
    }

    /** Runs one event in one transaction, and returns a text about it. */
    String step() throws IOException, SQLException {
        connection.setAutoCommit(false);
        count++;
        String event = next();
        connection.commit();
        connection.setAutoCommit(true);
        return event;
    }

    private String next() throws IOException, SQLException {
        int place = count % ROUND;
        if (place == FIRST_MERGE_PAST_CHECKS - 1) {
            return actions.openRequiringCi();
        }
        if (place == FIRST_MERGE_PAST_CHECKS) {
            return actions.mergePastChecks();
        }
        Situation situation = situation();
        int die = random.nextInt(100);
        if (situation.awaited > 0 && (die < 38 || situation.awaited > MAX_AWAITED)) {
            return actions.deliverReport();
        }
        if (situation.building > 0 && (die < 54 || situation.building > MAX_BUILDING)) {
            return actions.finishBuild();
        }
        // The more pull requests wait for a review, the more likely is a review, and likewise below, so that both
        // numbers stay stable.
        if (die < 74 && random.nextInt(2 * USUALLY_UNREVIEWED) < situation.unreviewed) {
            return actions.review();
        }
        if (die < 78) {
            return actions.push();
        }
        if (die < 84) {
            return actions.rerunReport();
        }
        return random.nextInt(2 * USUALLY_OPEN) < situation.open ? close(random.nextInt(100)) : actions.open();
    }

    private String close(int die) throws IOException, SQLException {
        return die < 25 ? actions.decline() : actions.merge(die < 88);
    }

    private Situation situation() throws IOException, SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Resources.text(SampleEvents.class, "situation.sql"))) {
            rows.next();
            return new Situation(
                    rows.getInt("open"), rows.getInt("awaited"), rows.getInt("building"), rows.getInt("unreviewed"));
        }
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }

    private record Situation(int open, int awaited, int building, int unreviewed) {}
}
