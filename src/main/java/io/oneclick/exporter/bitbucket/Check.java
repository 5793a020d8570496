package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What there is to say of a Bitbucket database before it is read: server, clock, tables, permissions. */
final class Check {

    private final Statements statements;
    private final Settings settings;
    private final List<Finding> findings = new ArrayList<>();
    private String role;

    Check(Connection connection, Settings settings) {
        this.statements = new Statements(connection);
        this.settings = settings;
    }

    List<Finding> findings() throws SQLException {
        statements.begin(settings);
        statements.each(Sql.SERVER, List.of(), this::server);
        statements.each(Sql.TABLES, List.of(), this::table);
        return findings;
    }

    private void server(ResultSet row) throws SQLException {
        role = row.getString("role");
        findings.add(Finding.fine("PostgreSQL %s%s at %s, connected as %s, read-only"
                .formatted(
                        row.getString("version"),
                        row.getBoolean("is_replica") ? " (a replica)" : "",
                        settings.database().display(),
                        role)));
        findings.add(Finding.fine(
                "Time zone %s: it is %s there".formatted(settings.timezone(), row.getString("wall_clock"))));
    }

    private void table(ResultSet row) throws SQLException {
        String name = row.getString("name");
        if (!row.getBoolean("is_there")) {
            findings.add(Finding.problem("Table " + name + " is not there: " + DatabaseProblem.missingTable(name)));
        } else if (!row.getBoolean("is_readable")) {
            findings.add(Finding.problem("Table " + name + " may not be read: run GRANT SELECT ON "
                    + DatabaseProblem.quoted(name) + " TO " + DatabaseProblem.quoted(role)));
        } else {
            findings.add(Finding.fine("Table " + name + " is there and may be read"));
        }
    }
}
