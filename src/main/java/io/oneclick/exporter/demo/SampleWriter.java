package io.oneclick.exporter.demo;

import io.oneclick.exporter.embedded.Resources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.List;

/**
 * Adds pull requests and reports in batches, with people, activities and builds. Times are relative to the
 * database's current time.
 */
final class SampleWriter implements AutoCloseable {

    private final Statement statement;
    private final SampleText text;
    private final PreparedStatement pullRequests;
    private final PreparedStatement reports;
    private final List<String> completions;

    SampleWriter(Connection connection, SampleText text) throws IOException, SQLException {
        this.statement = connection.createStatement();
        this.text = text;
        this.completions = List.of(
                Resources.text(SampleWriter.class, "participants.sql"),
                Resources.text(SampleWriter.class, "activities.sql"),
                Resources.text(SampleWriter.class, "builds.sql"));
        this.pullRequests = connection.prepareStatement(Resources.text(SampleWriter.class, "add-pull-request.sql"));
        this.reports = connection.prepareStatement(Resources.text(SampleWriter.class, "add-report.sql"));
        statement.execute(Resources.text(SampleWriter.class, "draw.sql"));
    }

    /** Adds a pull request for a commit; {@code closed} is null while it is open. */
    void pullRequest(int fromRepository, int toRepository, int state, String commit, Duration created, Duration closed)
            throws SQLException {
        String title = text.pullRequestTitle();
        pullRequests.setInt(1, toRepository);
        pullRequests.setInt(2, state);
        pullRequests.setInt(3, fromRepository);
        pullRequests.setInt(4, toRepository);
        pullRequests.setString(5, text.branch(title));
        pullRequests.setString(6, text.branch(title));
        pullRequests.setString(7, commit);
        pullRequests.setString(8, title);
        pullRequests.setDouble(9, created.toSeconds());
        if (closed == null) {
            pullRequests.setNull(10, Types.DOUBLE);
        } else {
            pullRequests.setDouble(10, closed.toSeconds());
        }
        pullRequests.addBatch();
    }

    /** Adds a report; the result is 1 for a pass, 0 for a failure, null for none. */
    void report(int repository, String commit, String key, Integer result, Duration ago) throws SQLException {
        reports.setDouble(1, ago.toSeconds());
        reports.setInt(2, repository);
        reports.setString(3, commit);
        reports.setString(4, key);
        reports.setObject(5, result, Types.INTEGER);
        reports.setString(6, text.reportTitle(key));
        reports.setString(7, text.data(key));
        reports.addBatch();
    }

    /** Writes the added rows in their order, and completes them. */
    void flush() throws SQLException {
        pullRequests.executeBatch();
        reports.executeBatch();
        complete();
    }

    /** Adds people, activities and builds to pull requests that have none on their newest commit. */
    void complete() throws SQLException {
        for (String completion : completions) {
            statement.execute(completion);
        }
    }

    @Override
    public void close() throws SQLException {
        pullRequests.close();
        reports.close();
        statement.close();
    }
}
