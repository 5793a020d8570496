package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.postgres.Query;
import io.oneclick.exporter.postgres.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of builds of this Bitbucket: the newer one if it exists. */
enum BuildTable {
    CURRENT("bb_build_status", Queries.FLOW_BUILDS, false),
    LEGACY("AO_CFE8FA_BUILD_STATUS", Queries.FLOW_LEGACY_BUILDS, false),
    /** It may have no index on the commit: then index plans would scan it for each head, and one scan is cheaper. */
    LEGACY_WITHOUT_INDEX("AO_CFE8FA_BUILD_STATUS", Queries.FLOW_LEGACY_BUILDS, true),
    NONE(null, null, false);

    static final String MISSING =
            "this Bitbucket has neither bb_build_status nor AO_CFE8FA_BUILD_STATUS, or they are in"
                    + " another schema (currentSchema=…)";

    private final String table;
    private final Query query;
    private final boolean isWalked;

    BuildTable(String table, Query query, boolean isWalked) {
        this.table = table;
        this.query = query;
        this.isWalked = isWalked;
    }

    static BuildTable find(Session session) throws SQLException {
        List<BuildTable> found = new ArrayList<>();
        session.each(Queries.BUILD_TABLES, List.of(), row -> {
            if (row.getBoolean("has_builds")) {
                found.add(CURRENT);
            } else if (row.getBoolean("has_legacy_builds")) {
                found.add(row.getBoolean("is_indexed") ? LEGACY : LEGACY_WITHOUT_INDEX);
            } else {
                found.add(NONE);
            }
        });
        return found.get(0);
    }

    /** Its name; null if there is no table. */
    String table() {
        return table;
    }

    /** The query for the builds on heads; null if there is no table. */
    Query query() {
        return query;
    }

    boolean hasDurations() {
        return this == CURRENT;
    }

    /** Runs an action with the plans that suit this table. */
    void plan(Session session, Session.Attempt statements) throws SQLException {
        allowWalks(session, "on");
        statements.run();
        allowWalks(session, "off");
    }

    private void allowWalks(Session session, String onOrOff) throws SQLException {
        if (isWalked) {
            session.each(Queries.ALLOW_WALKS, List.of(onOrOff, onOrOff), row -> {});
        }
    }
}
