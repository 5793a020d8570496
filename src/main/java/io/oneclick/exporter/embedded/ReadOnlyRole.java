package io.oneclick.exporter.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * The role that the exporter connects as, created with the shipped files {@code sql/role.sql} and {@code
 * sql/grants.sql}.
 */
public final class ReadOnlyRole {

    private static final String NAME = "oneclick";

    private ReadOnlyRole() {}

    /** Creates the role, or grants it access to another database; returns the role's address of that database. */
    public static LocalDatabase grant(LocalDatabase superuser, String password) throws IOException, SQLException {
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement();
                PreparedStatement quote =
                        connection.prepareStatement(Resources.text(ReadOnlyRole.class, "set-password.sql"))) {
            statement.execute(script("role.sql"));
            statement.execute(script("grants.sql"));
            quote.setString(1, password);
            try (ResultSet rows = quote.executeQuery()) {
                rows.next();
                statement.execute(rows.getString(1));
            }
        }
        return superuser.as(NAME, password);
    }

    /** A file for psql, without the commands that only psql supports. */
    private static String script(String file) throws IOException {
        return Resources.text(ReadOnlyRole.class, file)
                .lines()
                .filter(line -> !line.startsWith("\\"))
                .collect(Collectors.joining("\n"));
    }
}
