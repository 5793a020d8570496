package io.oneclick.exporter.contract;

import io.oneclick.exporter.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Stops the clock of a test database: {@code now()} answers what {@link #set} was told, for every connection opened
 * afterwards, so that no test depends on the minute in which it runs. A function of that name is found before
 * PostgreSQL's own because of the database's search path.
 */
final class DatabaseClock {

    private DatabaseClock() {}

    static void install(TestDatabase database, Instant now) throws SQLException {
        database.execute("CREATE SCHEMA fixed; CREATE TABLE fixed.clock (at timestamptz NOT NULL)");
        database.insert("INSERT INTO fixed.clock VALUES (?)", now.atOffset(ZoneOffset.UTC));
        database.execute("CREATE FUNCTION fixed.now() RETURNS timestamptz LANGUAGE sql STABLE"
                + " AS 'SELECT at FROM fixed.clock'");
        database.execute(
                "ALTER DATABASE " + database.address().database() + " SET search_path = fixed, public, pg_catalog");
    }

    /** In the connection's transaction, so that rows and clock may change at once. */
    static void set(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE fixed.clock SET at = ?")) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
