package io.oneclick.exporter.contract;

import io.oneclick.exporter.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Stops the clock of a test database: {@code now()} answers what {@link #set} was told, for every connection opened
 * afterwards, so that no test depends on the minute in which it runs. The product calls PostgreSQL's functions by their full
 * names, so it is {@code pg_catalog.now()} itself that is replaced, in this one database.
 */
final class DatabaseClock {

    private DatabaseClock() {}

    static void install(TestDatabase database, Instant now) throws SQLException {
        database.execute("CREATE SCHEMA fixed; CREATE TABLE fixed.clock (at timestamptz NOT NULL)");
        database.insert("INSERT INTO fixed.clock VALUES (?)", now.atOffset(ZoneOffset.UTC));
        // Another function under the name: PostgreSQL never looks up what its own says.
        database.execute("ALTER FUNCTION pg_catalog.now() RENAME TO real_now;"
                + " CREATE FUNCTION pg_catalog.now() RETURNS timestamptz LANGUAGE sql STABLE"
                + " AS 'SELECT at FROM fixed.clock'");
    }

    /** In the connection's transaction, so that rows and clock may change at once. */
    static void set(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE fixed.clock SET at = ?")) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
