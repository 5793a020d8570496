package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.postgres.Session;
import io.oneclick.exporter.source.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reports unnecessary privileges of the exporter's role: anyone who learns its password has them too. */
final class RightsCheck {

    private RightsCheck() {}

    static List<Finding> findings(Session session, List<String> neededTables) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        session.each(Queries.RIGHTS, List.of(neededTables), row -> findings.add(finding(row)));
        return findings;
    }

    private static Finding finding(ResultSet row) throws SQLException {
        List<String> rights = new ArrayList<>();
        if (row.getBoolean("is_superuser")) {
            rights.add("it is a superuser");
        } else {
            String attributes = row.getString("attributes");
            if (!attributes.isEmpty()) {
                rights.add("it may " + attributes);
            }
            add(rights, "owns ", row.getLong("owned"), "");
            add(rights, "can write ", row.getLong("writable"), "");
            add(
                    rights,
                    "can read ",
                    row.getLong("readable"),
                    " that the exporter does not need, for example " + row.getString("example"));
        }
        return rights.isEmpty()
                ? Finding.fine("The role can read the tables it needs, and has no other privileges")
                : Finding.warning("The role has more privileges than it needs: " + String.join("; ", rights)
                        + ". Give the exporter a role of its own: sql/role.sql and sql/grants.sql");
    }

    private static void add(List<String> rights, String what, long count, String more) {
        if (count > 0) {
            rights.add("it " + what + count + (count == 1 ? " table" : " tables") + more);
        }
    }
}
