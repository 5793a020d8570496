package io.oneclick.exporter.embedded;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One database of the embedded server, for one user. */
public record LocalDatabase(int port, String database, String user, String password) {

    static final String HOST = "127.0.0.1";

    /** {@code postgres://user:password@host:port/database}. */
    public String url() {
        return "postgres://" + encoded(user) + ":" + encoded(password) + "@" + HOST + ":" + port + "/"
                + encoded(database);
    }

    /** {@code jdbc:postgresql://host:port/database?user=…&password=…}, as JDBC tools take it. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + encoded(database) + "?user=" + encoded(user)
                + "&password=" + encoded(password);
    }

    /** The same database for another user. */
    public LocalDatabase as(String otherUser, String otherPassword) {
        return new LocalDatabase(port, database, otherUser, otherPassword);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    @Override
    public String toString() {
        return user + "@" + HOST + ":" + port + "/" + database;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
