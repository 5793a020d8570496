package io.oneclick.exporter.demo;

import io.oneclick.exporter.embedded.Resources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;

/** Adds pull requests and reports, in batches; times are counted back from the database's now. */
final class SampleWriter implements AutoCloseable {

    private final SampleText text;
    private final PreparedStatement pullRequests;
    private final PreparedStatement reports;

    SampleWriter(Connection connection, SampleText text) throws IOException, SQLException {
        this.text = text;
        this.pullRequests = connection.prepareStatement(Resources.text(SampleWriter.class, "add-pull-request.sql"));
        this.reports = connection.prepareStatement(Resources.text(SampleWriter.class, "add-report.sql"));
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

    /** Sends what was added, in that order. */
    void flush() throws SQLException {
        pullRequests.executeBatch();
        reports.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        pullRequests.close();
        reports.close();
    }
}
