package io.oneclick.exporter.demo;

import io.oneclick.exporter.embedded.Resources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to the sample, one event at a time, over one connection. Deletes nothing. */
final class SampleEvents implements AutoCloseable {

    private static final int USUALLY_OPEN = 48;
    private static final int MOST_AWAITED = 12;

    private final Connection connection;
    private final RandomGenerator random;
    private final List<SampleRepository> repositories;
    private final SampleText text;
    private final SampleWriter writer;

    SampleEvents(Connection connection, RandomGenerator random) throws IOException, SQLException {
        this.connection = connection;
        this.random = random;
        this.repositories = SampleRepository.all(connection).stream()
                .filter(repository -> !repository.personal())
                .toList();
        this.text = new SampleText(random);
        this.writer = new SampleWriter(connection, text);
        try (Statement statement = connection.createStatement()) {
            statement.execute(Resources.text(SampleEvents.class, "sample-views.sql"));
        }
    }

    /** Lets one thing happen and says what. */
    String step() throws IOException, SQLException {
        Situation situation = situation();
        int die = random.nextInt(100);
        if (situation.awaited > 0 && (die < 50 || situation.awaited > MOST_AWAITED)) {
            return deliver();
        }
        if (die < 75) {
            return rerun();
        }
        // The more are open, the likelier it is that one closes: their number hovers.
        return random.nextInt(2 * USUALLY_OPEN) < situation.open ? close(random.nextInt(4) > 0) : open();
    }

    private String open() throws SQLException {
        SampleRepository repository = repositories.get(random.nextInt(repositories.size()));
        writer.pullRequest(repository.id(), repository.id(), 0, text.commit(), Duration.ZERO, null);
        writer.flush();
        return "a pull request was opened in " + repository.project();
    }

    private String deliver() throws IOException, SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(Resources.text(SampleEvents.class, "awaited-report.sql"))) {
            statement.setString(1, salt());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                int die = random.nextInt(100);
                Integer result = die < 84 ? Integer.valueOf(1) : die < 94 ? Integer.valueOf(0) : null;
                String key = rows.getString("report_key");
                writer.report(rows.getInt("repository_id"), rows.getString("commit_id"), key, result, Duration.ZERO);
                writer.flush();
                return "a report came in: " + key;
            }
        }
    }

    /** Failures are mended more often than they come. */
    private String rerun() throws IOException, SQLException {
        int result = random.nextInt(100) < 70 ? 1 : 0;
        try (PreparedStatement statement =
                connection.prepareStatement(Resources.text(SampleEvents.class, "rerun.sql"))) {
            statement.setInt(1, result);
            statement.setInt(2, result);
            statement.setString(3, salt());
            return statement.executeUpdate() + (result == 1 ? " report passes now" : " report fails now");
        }
    }

    private String close(boolean merge) throws IOException, SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(Resources.text(SampleEvents.class, merge ? "merge.sql" : "decline.sql"))) {
            statement.setString(1, salt());
            return statement.executeUpdate() + (merge ? " pull request was merged" : " pull request was declined");
        }
    }

    private Situation situation() throws IOException, SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Resources.text(SampleEvents.class, "situation.sql"))) {
            rows.next();
            return new Situation(rows.getInt("open"), rows.getInt("awaited"));
        }
    }

    private String salt() {
        return Long.toHexString(random.nextLong());
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }

    private record Situation(int open, int awaited) {}
}
