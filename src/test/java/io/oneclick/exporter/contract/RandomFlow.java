package io.oneclick.exporter.contract;

import static io.oneclick.exporter.contract.RandomTexts.pick;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Adds times, people, activities and builds that look for trouble to the rows of a {@link RandomDatabase}. */
final class RandomFlow {

    private static final List<String> COMMITS = List.of("a".repeat(40), "b".repeat(40), "c".repeat(40), "A".repeat(40));
    private static final List<String> STATES = List.of(
            "SUCCESSFUL",
            "SUCCESSFUL",
            "FAILED",
            "INPROGRESS",
            "CANCELLED",
            "successful",
            "Failed",
            "cancelled",
            "UNKNOWN",
            "",
            "broken");
    private static final List<Long> DURATIONS =
            Arrays.asList(null, 0L, 1L, 999L, 90_000L, 3_600_000L, -5L, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final List<Integer> USERS = List.of(101, 102, 103, 104, 105, 106);
    private static final List<Integer> SERVICE_USERS = List.of(105, 106);
    private static final Duration[] EDGES = {
        Duration.ZERO,
        Duration.ofHours(1),
        Duration.ofHours(36),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(7),
        Duration.ofDays(14),
        Duration.ofDays(30),
        Duration.ofDays(90)
    };

    private final Random random;
    private final Connection connection;
    private final ZoneId zone;
    private final boolean withZone;
    private final String buildTable;
    private final Instant now;

    /** @param buildTable in which builds are written, or null for none */
    RandomFlow(long seed, Connection connection, ZoneId zone, boolean withZone, String buildTable, Instant now) {
        this.random = new Random(seed);
        this.connection = connection;
        this.zone = zone;
        this.withZone = withZone;
        this.buildTable = buildTable;
        this.now = now;
    }

    /** Makes room for other rows of the tables that these hang on. */
    static void clear(Connection connection, String buildTable) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM sta_pr_participant; DELETE FROM sta_pr_activity; DELETE FROM sta_activity;"
                    + " DELETE FROM sta_service_user");
            if (buildTable != null) {
                statement.execute("DELETE FROM " + buildTable);
            }
        }
    }

    void fill() throws SQLException {
        connection.setAutoCommit(false);
        users();
        List<Integer> repositories = ids("SELECT id FROM repository ORDER BY id");
        List<long[]> pullRequests = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, pr_state FROM sta_pull_request ORDER BY id")) {
            while (rows.next()) {
                pullRequests.add(new long[] {rows.getLong(1), rows.getLong(2)});
            }
        }
        times(pullRequests);
        participants(pullRequests);
        activities(pullRequests);
        if (buildTable != null && !repositories.isEmpty()) {
            builds(repositories);
        }
        mustPass();
        connection.commit();
        connection.setAutoCommit(true);
    }

    private List<Integer> ids(String sql) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        return ids;
    }

    private void users() throws SQLException {
        insert("INSERT INTO stash_user (id) VALUES (?)", rows(USERS));
        List<Object[]> service = new ArrayList<>();
        for (int id : SERVICE_USERS) {
            if (random.nextInt(4) > 0) {
                service.add(new Object[] {id, "bot " + id, "bot " + id});
            }
        }
        insert(
                "INSERT INTO sta_service_user (user_id, name, slug, display_name, active, label)"
                        + " VALUES (?, ?, ?, 'A bot', true, 'bot')",
                service);
    }

    private static List<Object[]> rows(List<Integer> ids) {
        List<Object[]> rows = new ArrayList<>();
        ids.forEach(id -> rows.add(new Object[] {id}));
        return rows;
    }

    /** Nothing is created after it was updated, but by the wall clock in the hour in which clocks go back. */
    private void times(List<long[]> pullRequests) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (long[] pullRequest : pullRequests) {
            Instant created = instant();
            Instant updated = random.nextInt(3) == 0 ? created : created.plusSeconds(random.nextInt(40 * 86_400));
            boolean isClosed = pullRequest[1] == 0 ? random.nextInt(6) == 0 : random.nextInt(10) > 0;
            Instant closed = random.nextBoolean() ? instant() : created.plusSeconds(random.nextInt(20 * 86_400));
            rows.add(new Object[] {column(created), column(updated), isClosed ? column(closed) : null, pullRequest[0]});
        }
        insert(
                "UPDATE sta_pull_request SET created_timestamp = ?, updated_timestamp = ?, closed_timestamp = ?"
                        + " WHERE id = ?",
                rows);
    }

    private void participants(List<long[]> pullRequests) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        long id = 1;
        for (long[] pullRequest : pullRequests) {
            List<Integer> users = new ArrayList<>(USERS);
            Collections.shuffle(users, random);
            boolean hasAuthor = random.nextInt(6) > 0;
            for (int user : users.subList(0, random.nextInt(users.size()))) {
                int role = hasAuthor ? 0 : pick(random, List.of(1, 1, 1, 1, 2, 2, 7, 0));
                hasAuthor = false;
                rows.add(new Object[] {
                    id++,
                    pullRequest[0],
                    role,
                    user,
                    pick(random, List.of(0, 0, 1, 1, 2, 3)),
                    random.nextInt(4) == 0 ? null : random.nextInt(20) == 0 ? "" : pick(random, COMMITS)
                });
            }
        }
        insert(
                "INSERT INTO sta_pr_participant (id, pr_id, pr_role, user_id, participant_status, last_reviewed_commit)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private void activities(List<long[]> pullRequests) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> links = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (long id = 1; id <= pullRequests.size() * 6L; id++) {
            ids.add(id);
        }
        Collections.shuffle(ids, random);
        for (long[] pullRequest : pullRequests) {
            for (int i = random.nextInt(6); i > 0; i--) {
                long id = ids.remove(0);
                rows.add(new Object[] {id, random.nextInt(9), column(instant()), pick(random, USERS)});
                if (random.nextInt(8) > 0) {
                    links.add(new Object[] {id, pullRequest[0], random.nextInt(9)});
                }
            }
        }
        insert("INSERT INTO sta_activity (id, activity_type, created_timestamp, user_id) VALUES (?, ?, ?, ?)", rows);
        insert("INSERT INTO sta_pr_activity (activity_id, pr_id, pr_action) VALUES (?, ?, ?)", links);
    }

    private void builds(List<Integer> repositories) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        List<Object> times = new ArrayList<>();
        Set<List<Object>> used = new HashSet<>();
        boolean isLegacy = buildTable.startsWith("\"");
        int most = random.nextInt(60);
        for (int id = 1; id <= most; id++) {
            // Equal times are not rare, so that ids decide.
            Object time = times.isEmpty() || random.nextInt(3) > 0 ? column(instant()) : pick(random, times);
            times.add(time);
            String commit = pick(random, COMMITS);
            String key = pick(random, List.of("plan", "plan", "PLAN", "sonar", "x"));
            String state = pick(random, STATES);
            if (isLegacy) {
                rows.add(new Object[] {1000 - id, commit, key, state, time});
            } else {
                Integer repository = random.nextInt(4) == 0 ? null : pick(random, repositories);
                int notNull = repository == null ? -random.nextInt(3) : repository;
                if (used.add(List.of(notNull, commit, key))) {
                    rows.add(new Object[] {
                        1000 - id,
                        commit,
                        key,
                        state,
                        time,
                        pick(random, DURATIONS),
                        repository,
                        notNull,
                        column(instant())
                    });
                }
            }
        }
        insert(
                isLegacy
                        ? "INSERT INTO \"AO_CFE8FA_BUILD_STATUS\" (\"ID\", \"CSID\", \"KEY\", \"STATE\", \"DATE_ADDED\","
                                + " \"URL\") VALUES (?, ?, ?, ?, ?, 'https://ci')"
                        : "INSERT INTO bb_build_status (id, commit_id, build_key, state, updated_date, duration,"
                                + " repository_id, non_null_repository_id, created_date, url)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'https://ci')",
                rows);
    }

    private void mustPass() throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (int id : ids("SELECT \"ID\" FROM \"AO_2AD648_MERGE_CHECK\" ORDER BY \"ID\"")) {
            rows.add(new Object[] {pick(random, Arrays.asList(null, true, true, false)), id});
        }
        insert("UPDATE \"AO_2AD648_MERGE_CHECK\" SET \"MUST_PASS\" = ? WHERE \"ID\" = ?", rows);
    }

    /** Around the edges of windows and ages, on them, where clocks turn, in the future, or anywhere in four months. */
    private Instant instant() {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Instant edge = minute.minus(EDGES[random.nextInt(EDGES.length)]);
        return switch (random.nextInt(9)) {
            case 0 -> edge;
            case 1 -> edge.minus(1, ChronoUnit.MICROS);
            case 2 -> edge.plus(1, ChronoUnit.MICROS);
            case 3 -> edge.plusSeconds(random.nextInt(7_201) - 3_600);
            case 4 -> now.plusSeconds(random.nextInt(10_000));
            case 5 -> nearTurn(minute);
            default ->
                minute.minusSeconds(random.nextInt(120 * 86_400)).minus(random.nextInt(1_000_000), ChronoUnit.MICROS);
        };
    }

    private Instant nearTurn(Instant minute) {
        ZoneOffsetTransition turn = zone.getRules().previousTransition(minute.plusSeconds(3_600));
        return turn == null ? minute : turn.getInstant().plusSeconds(random.nextInt(4 * 3_600) - 2 * 3_600);
    }

    /** As Bitbucket writes it; now and then a wall clock that never was, which nothing but a hand writes. */
    private Object column(Instant instant) {
        if (withZone) {
            return instant.atOffset(ZoneOffset.ofHours(random.nextInt(9) - 4));
        }
        return LocalDateTime.ofInstant(instant, zone);
    }

    private void insert(String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
