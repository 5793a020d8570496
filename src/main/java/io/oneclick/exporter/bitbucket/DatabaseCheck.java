package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.postgres.EncryptionCheck;
import io.oneclick.exporter.postgres.Identifier;
import io.oneclick.exporter.postgres.Session;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Checks of a Bitbucket database before it is read: server, clock, tables, privileges. */
final class DatabaseCheck {

    private static final String UNDEFINED_TABLE = "42P01";

    private final Session session;
    private final Settings settings;
    private final List<Finding> findings = new ArrayList<>();
    private String role;
    private boolean hasTable;

    DatabaseCheck(Session session, Settings settings) {
        this.session = session;
        this.settings = settings;
    }

    List<Finding> findings() throws SQLException {
        session.each(Queries.SERVER, List.of(), this::server);
        findings.addAll(EncryptionCheck.findings(
                session, settings.get(Setting.DATABASE_URL).sslMode()));
        session.each(Queries.TABLES, List.of(Tables.SNAPSHOT), this::table);
        if (!hasTable) {
            throw new SQLException(
                    "None of Bitbucket's tables is in "
                            + settings.get(Setting.DATABASE_URL).display(),
                    UNDEFINED_TABLE);
        }
        session.each(Queries.TABLES, List.of(Tables.REVIEWS), this::table);
        BuildTable builds = BuildTable.find(session);
        if (builds == BuildTable.NONE) {
            findings.add(Finding.warning("Tables of builds: " + BuildTable.MISSING));
        } else {
            session.each(Queries.TABLES, List.of(List.of(builds.table())), this::table);
        }
        findings.addAll(RightsCheck.findings(session, Tables.ALL));
        findings.addAll(ReportKeyCheck.findings(session, settings.get(Setting.REPORTS)));
        return findings;
    }

    private void server(ResultSet row) throws SQLException {
        role = row.getString("role");
        findings.add(Finding.fine("PostgreSQL %s%s at %s, connected as %s, read-only"
                .formatted(
                        row.getString("version"),
                        row.getBoolean("is_replica") ? " (a replica)" : "",
                        settings.get(Setting.DATABASE_URL).display(),
                        role)));
        findings.add(Finding.fine("Time zone %s: the local time is %s"
                .formatted(settings.get(Setting.TIMEZONE), row.getString("wall_clock"))));
    }

    private void table(ResultSet row) throws SQLException {
        String name = row.getString("name");
        boolean isThere = row.getBoolean("is_there");
        hasTable |= isThere;
        if (!isThere) {
            findings.add(Finding.problem("Table " + name + " does not exist: " + MissingTable.hint(name)));
        } else if (!row.getBoolean("is_readable")) {
            findings.add(Finding.problem("Table " + name + " cannot be read: run GRANT SELECT ON "
                    + Identifier.quoted(name) + " TO " + Identifier.quoted(role)));
        } else {
            findings.add(Finding.fine("Table " + name + " exists and can be read"));
        }
    }
}
