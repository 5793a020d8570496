package io.oneclick.exporter;

import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.embedded.ReadOnlyRole;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database of its own for a test, with Bitbucket's tables and no rows, on one PostgreSQL server per test JVM. Every
 * row is committed at once, so that other connections see it.
 */
public final class TestDatabase implements AutoCloseable {

    private final LocalDatabase address;
    private final Connection connection;

    private TestDatabase(LocalDatabase address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    public static TestDatabase create() throws SQLException {
        LocalDatabase address = Shared.SERVER.createDatabase("test" + Shared.COUNT.incrementAndGet());
        return new TestDatabase(address, address.connect());
    }

    /** A project that everybody may see. */
    public TestDatabase project(int id, String key) throws SQLException {
        return insert(
                "INSERT INTO project (id, name, project_key, project_type, namespace) VALUES (?, ?, ?, 0, '#')",
                id,
                key,
                key);
    }

    /** A personal project with its owner, a user of the same id. */
    public TestDatabase personal(int id, String key) throws SQLException {
        insert(
                "INSERT INTO project (id, name, project_key, project_type, namespace) VALUES (?, ?, ?, 1, '#')",
                id,
                key,
                key);
        insert("INSERT INTO stash_user (id) VALUES (?)", id);
        return insert("INSERT INTO sta_personal_project (project_id, owner_id) VALUES (?, ?)", id, id);
    }

    public TestDatabase repository(int id, int projectId, String slug) throws SQLException {
        return insert(
                "INSERT INTO repository (id, slug, name, state, project_id, scm_id, hierarchy_id, is_forkable, is_public)"
                        + " VALUES (?, ?, ?, 0, ?, 'git', 'h', true, false)",
                id,
                slug,
                slug,
                projectId);
    }

    /** A pull request that was never closed, whatever its state says. */
    public TestDatabase pullRequest(long id, int repositoryId, long scopedId, int state, String fromHash)
            throws SQLException {
        return pullRequest(id, repositoryId, scopedId, state, fromHash, null);
    }

    /** A pull request inside one repository; {@code closed} is Bitbucket's wall clock, or null. */
    public TestDatabase pullRequest(
            long id, int repositoryId, long scopedId, int state, String fromHash, LocalDateTime closed)
            throws SQLException {
        return pullRequest(id, repositoryId, repositoryId, scopedId, state, fromHash, closed);
    }

    /** A pull request from one repository, a fork perhaps, into another. */
    public TestDatabase pullRequest(
            long id,
            int fromRepositoryId,
            int toRepositoryId,
            long scopedId,
            int state,
            String fromHash,
            LocalDateTime closed)
            throws SQLException {
        return insert(
                "INSERT INTO sta_pull_request (id, entity_version, scoped_id, pr_state, created_timestamp,"
                        + " updated_timestamp, rescoped_timestamp, from_repository_id, to_repository_id,"
                        + " from_branch_fqn, to_branch_fqn, from_branch_name, to_branch_name, from_hash, to_hash,"
                        + " title, closed_timestamp)"
                        + " VALUES (?, 0, ?, ?, localtimestamp, localtimestamp, localtimestamp, ?, ?,"
                        + " 'refs/heads/feature', 'refs/heads/main', 'feature', 'main', ?, 'base', 'A change', ?)",
                id,
                scopedId,
                state,
                fromRepositoryId,
                toRepositoryId,
                fromHash,
                closed);
    }

    /** One more report row, the newest of all; result 1 is a pass, 0 a failure, null none. */
    public TestDatabase report(int repositoryId, String commit, String key, Integer result, String data)
            throws SQLException {
        return insert(
                "INSERT INTO \"AO_2AD648_INSIGHT_REPORT\" (\"REPOSITORY_ID\", \"COMMIT_ID\", \"REPORT_KEY\","
                        + " \"RESULT_ID\", \"DATA\", \"TITLE\", \"CREATED_DATE\")"
                        + " VALUES (?, ?, ?, ?, ?, 'A report', localtimestamp)",
                repositoryId,
                commit,
                key,
                result,
                data);
    }

    /** A report without data. */
    public TestDatabase report(int repositoryId, String commit, String key, Integer result) throws SQLException {
        return report(repositoryId, commit, key, result, null);
    }

    /** A required report; the scope is {@code REPOSITORY} or {@code PROJECT}, the resource that one's id. */
    public TestDatabase mergeCheck(String scope, int resourceId, String key) throws SQLException {
        return insert(
                "INSERT INTO \"AO_2AD648_MERGE_CHECK\" (\"SCOPE_TYPE\", \"RESOURCE_ID\", \"REPORT_KEY\", \"MUST_PASS\")"
                        + " VALUES (?, ?, ?, true)",
                scope,
                resourceId,
                key);
    }

    /** Runs one or more statements as they are. */
    public TestDatabase execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    /** Runs one statement with its parameters. */
    public TestDatabase insert(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            statement.execute();
        }
        return this;
    }

    /** The first column of every row, as text; null stays null. */
    public List<String> ask(String sql, Object... parameters) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
        }
        return answers;
    }

    /** Ends the sessions of a role that must not log in again, and waits for their end: it comes some time after the signal. */
    public void endSessions(String role) throws Exception {
        Wait.until("the sessions have ended", () -> ask(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE usename = ? AND datname = current_database()",
                        role)
                .isEmpty());
    }

    /** The database's now(), as the wall clock of a zone such as {@code UTC}. */
    public LocalDateTime now(String zone) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT now() AT TIME ZONE ?")) {
            statement.setString(1, zone);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, LocalDateTime.class);
            }
        }
    }

    /** The test's own connection, the superuser's, in auto-commit mode: closed with this database. */
    public Connection connection() {
        return connection;
    }

    /** Where the database is, for the superuser: also for another user, or to open more connections. */
    public LocalDatabase address() {
        return address;
    }

    /** The same database for the role that users are told to make: it may read what it needs and nothing else. */
    public LocalDatabase readOnly() throws IOException, SQLException {
        return ReadOnlyRole.grant(address, "of the tests");
    }

    /** {@code postgres://user:password@host:port/database}. */
    public String url() {
        return address.url();
    }

    /** {@code jdbc:postgresql://…}. */
    public String jdbcUrl() {
        return address.jdbcUrl();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        Shared.SERVER.dropDatabase(address.database());
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }

    /** Started by the first test that needs it; its guard ends it with this JVM. */
    private static final class Shared {
        private static final EmbeddedDatabase SERVER = start();
        private static final AtomicInteger COUNT = new AtomicInteger();

        private static EmbeddedDatabase start() {
            try {
                return EmbeddedDatabase.start();
            } catch (IOException | SQLException | InterruptedException failure) {
                throw new IllegalStateException("no PostgreSQL for the tests: " + failure.getMessage(), failure);
            }
        }
    }
}
