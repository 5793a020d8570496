package io.oneclick.exporter.demo;

import io.oneclick.exporter.embedded.Resources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The actions of people, builds and tools on the sample. Each returns a text about what it did, with a 0 if it did
 * nothing.
 */
final class SampleActions {

    private final Connection connection;
    private final RandomGenerator random;
    private final List<SampleRepository> repositories;
    private final SampleText text;
    private final SampleWriter writer;

    SampleActions(Connection connection, RandomGenerator random, SampleText text, SampleWriter writer)
            throws IOException, SQLException {
        this.connection = connection;
        this.random = random;
        this.text = text;
        this.writer = writer;
        this.repositories = SampleRepository.all(connection).stream()
                .filter(repository -> !repository.personal())
                .toList();
    }

    String open() throws SQLException {
        return openIn(repositories);
    }

    /** Opens a pull request that must have the report {@code ci}. */
    String openRequiringCi() throws SQLException {
        return openIn(repositories.stream()
                .filter(repository -> repository.required().contains("ci"))
                .toList());
    }

    private String openIn(List<SampleRepository> candidates) throws SQLException {
        SampleRepository repository = candidates.get(random.nextInt(candidates.size()));
        writer.pullRequest(repository.id(), repository.id(), 0, text.commit(), Duration.ZERO, null);
        writer.flush();
        return "a pull request was opened in " + repository.project();
    }

    String deliverReport() throws IOException, SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text("awaited-report.sql"))) {
            statement.setString(1, salt());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return "0 reports came in";
                }
                int die = random.nextInt(100);
                Integer result = die < 84 ? Integer.valueOf(1) : die < 94 ? Integer.valueOf(0) : null;
                String key = rows.getString("report_key");
                writer.report(rows.getInt("repository_id"), rows.getString("commit_id"), key, result, Duration.ZERO);
                writer.flush();
                return "a report came in: " + key;
            }
        }
    }

    /** Failed reports are fixed more often than passing reports begin to fail. */
    String rerunReport() throws IOException, SQLException {
        int result = random.nextInt(100) < 70 ? 1 : 0;
        return change("rerun.sql", result, result, salt()) + (result == 1 ? " report passes now" : " report fails now");
    }

    String finishBuild() throws IOException, SQLException {
        int die = random.nextInt(100);
        String state = die < 82 ? "SUCCESSFUL" : die < 95 ? "FAILED" : "CANCELLED";
        long milliseconds = Duration.ofSeconds(90 + random.nextInt(900)).toMillis();
        return change("finish-build.sql", state, milliseconds) + " build ended: " + state;
    }

    String review() throws IOException, SQLException {
        boolean isApproval = random.nextInt(100) < 70;
        return change("review.sql", salt(), isApproval ? 1 : 2)
                + (isApproval ? " pull request was approved" : " pull request needs work");
    }

    String push() throws IOException, SQLException {
        int pushed = change("push.sql", random.nextInt(5) < 2, salt(), text.commit());
        writer.complete();
        return pushed + " pull request has a new commit";
    }

    String merge(boolean isApproved) throws IOException, SQLException {
        return change("merge.sql", isApproved, salt())
                + (isApproved ? " pull request was merged" : " pull request was merged without approval");
    }

    String mergePastChecks() throws IOException, SQLException {
        return change("merge-past-checks.sql") + " pull request was merged without its reports";
    }

    String decline() throws IOException, SQLException {
        return change("decline.sql", salt()) + " pull request was declined";
    }

    /** Runs one file, whose statement returns a row for each pull request, report or build that it changed. */
    private int change(String file, Object... parameters) throws IOException, SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text(file))) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                return count;
            }
        }
    }

    private static String text(String file) throws IOException {
        return Resources.text(SampleActions.class, file);
    }

    private String salt() {
        return Long.toHexString(random.nextLong());
    }
}
