package io.oneclick.exporter.contract;

import static io.oneclick.exporter.contract.RandomTexts.pick;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Rows that look for trouble: few ids, few commits, few keys, so that everything collides. The same for the same seed.
 */
final class RandomDatabase {

    private static final List<String> TABLES = List.of(
            "\"AO_2AD648_INSIGHT_REPORT\"",
            "\"AO_2AD648_MERGE_CHECK\"",
            "sta_pull_request",
            "repository",
            "sta_personal_project",
            "project",
            "stash_user");

    private static final List<String> SCOPES = List.of("REPOSITORY", "REPOSITORY", "PROJECT", "GLOBAL", "repository");
    private static final List<Integer> STATES = List.of(0, 0, 0, 0, 0, 1, 1, 2, 2, 3, -1, 99);
    private static final List<String> COMMITS = List.of("a".repeat(40), "b".repeat(40), "c".repeat(40), "A".repeat(40));
    private static final int MAX_IDS = 9;

    private final Random random;
    private final Connection connection;
    private final ZoneId zone;
    private final Duration window;
    private final boolean withZone;
    private final Instant now;
    private final List<Integer> repositories = new ArrayList<>();

    /**
     * @param zone of the wall clock in the columns
     * @param withZone whether the columns are {@code timestamptz}
     */
    RandomDatabase(long seed, Connection connection, ZoneId zone, Duration window, boolean withZone) {
        this.random = new Random(seed);
        this.connection = connection;
        this.zone = zone;
        this.window = window;
        this.withZone = withZone;
        this.now = randomNow();
    }

    Instant now() {
        return now;
    }

    /** Often around the turn of the clocks, and at the very edges of a minute. */
    private Instant randomNow() {
        Instant minute = Instant.parse("2026-07-20T09:25:00Z").plusSeconds(60L * random.nextInt(1_000_000));
        if (random.nextInt(3) == 0 && zone.getRules().nextTransition(minute) != null) {
            minute = zone.getRules().nextTransition(minute).getInstant().plusSeconds(60L * (random.nextInt(130) - 65));
        }
        return minute.plus(pick(random, List.of(0L, 1L, 17_123_456L, 59_999_999L)), ChronoUnit.MICROS);
    }

    /** Replaces all rows and the time in one transaction. */
    void fill() throws SQLException {
        connection.setAutoCommit(false);
        for (String table : TABLES) {
            insert("DELETE FROM " + table, List.<Object[]>of(new Object[0]));
        }
        projects();
        pullRequests();
        reports();
        mergeChecks();
        DatabaseClock.set(connection, now);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void projects() throws SQLException {
        List<Object[]> users = new ArrayList<>();
        List<Object[]> projects = new ArrayList<>();
        List<Object[]> personal = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        List<Integer> repositoryIds = ids();
        for (int id : ids().subList(0, 2 + random.nextInt(5))) {
            boolean byRow = random.nextInt(5) == 0;
            boolean byKey = random.nextInt(5) == 0;
            String key = (byKey ? "~" : "") + (random.nextBoolean() ? "P" + id : RandomTexts.nasty(random));
            // Two namespaces may hold the same key: then both are one project to the eye.
            projects.add(new Object[] {id, "name " + id, key, byRow || byKey ? 1 : 0, "#" + id});
            users.add(new Object[] {id});
            if (byRow) {
                personal.add(new Object[] {id, id});
            }
            for (int i = random.nextInt(4); i > 0 && !repositoryIds.isEmpty(); i--) {
                int repository = repositoryIds.remove(0);
                repositories.add(repository);
                String slug = random.nextBoolean() ? "repo" : "r" + repository + RandomTexts.nasty(random);
                rows.add(new Object[] {repository, slug.equals("repo") ? "repo" + i : slug, id});
            }
        }
        insert("INSERT INTO stash_user (id) VALUES (?)", users);
        insert("INSERT INTO project (id, name, project_key, project_type, namespace) VALUES (?, ?, ?, ?, ?)", projects);
        insert("INSERT INTO sta_personal_project (project_id, owner_id) VALUES (?, ?)", personal);
        insert(
                "INSERT INTO repository (id, slug, name, state, project_id, scm_id, hierarchy_id, is_forkable, is_public)"
                        + " VALUES (?, ?, 'n', 0, ?, 'git', 'h', true, false)",
                rows);
    }

    private void pullRequests() throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        Set<List<Object>> used = new HashSet<>();
        // One repository stays without, now and then all of them.
        int most = repositories.size() < 2 ? 0 : random.nextInt(60);
        for (int i = 0; i < most; i++) {
            int to = repositories.get(random.nextInt(repositories.size() - 1));
            long number = random.nextInt(20) == 0 ? 987_654_321L - i : 1 + random.nextInt(40);
            int state = pick(random, STATES);
            Object closed =
                    state == 0 ? random.nextInt(4) == 0 ? closed() : null : random.nextInt(8) == 0 ? null : closed();
            if (used.add(List.of(to, number))) {
                rows.add(new Object[] {
                    1_000_000_000_000L + i, number, state, pick(random, repositories), to, pick(random, COMMITS), closed
                });
            }
        }
        insert(
                "INSERT INTO sta_pull_request (id, scoped_id, pr_state, from_repository_id, to_repository_id, from_hash,"
                        + " closed_timestamp, entity_version, created_timestamp, updated_timestamp,"
                        + " rescoped_timestamp, from_branch_fqn, to_branch_fqn, from_branch_name, to_branch_name,"
                        + " to_hash, title) VALUES (?, ?, ?, ?, ?, ?, ?, 0, localtimestamp, localtimestamp,"
                        + " localtimestamp, 'refs/heads/f', 'refs/heads/main', 'f', 'main', 'base', 'A change')",
                rows);
    }

    /** Around the two edges of the window, on them, in the future, or long ago. */
    private Object closed() {
        Instant to = now.truncatedTo(ChronoUnit.MINUTES);
        Instant edge = random.nextBoolean() ? to : to.minus(window);
        Instant closed =
                switch (random.nextInt(7)) {
                    case 0 -> edge;
                    case 1 -> edge.minus(1, ChronoUnit.MICROS);
                    case 2 -> edge.plus(1, ChronoUnit.MICROS);
                    case 3 -> edge.plusSeconds(random.nextInt(121) - 60);
                    case 4 -> edge.plusSeconds(3600L * (random.nextInt(49) - 24));
                    case 5 -> now.plusSeconds(random.nextInt(1000));
                    default -> to.minusSeconds(random.nextInt((int) window.toSeconds() + 30));
                };
        return withZone
                ? closed.atOffset(ZoneOffset.ofHours(random.nextInt(9) - 4))
                : LocalDateTime.ofInstant(closed, zone);
    }

    private void reports() throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        int most = random.nextInt(150);
        for (int i = 0; i < most; i++) {
            ids.add(1000 + i);
        }
        Collections.shuffle(ids, random);
        for (int id : ids) {
            rows.add(new Object[] {
                id,
                1 + random.nextInt(MAX_IDS),
                pick(random, COMMITS),
                RandomTexts.reportKey(random),
                pick(random, Arrays.asList(0, 1, 1, null, 7)),
                RandomTexts.data(random)
            });
        }
        insert(
                "INSERT INTO \"AO_2AD648_INSIGHT_REPORT\" (\"ID\", \"REPOSITORY_ID\", \"COMMIT_ID\", \"REPORT_KEY\","
                        + " \"RESULT_ID\", \"DATA\", \"TITLE\", \"CREATED_DATE\")"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'A report', localtimestamp)",
                rows);
    }

    private void mergeChecks() throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        int most = random.nextInt(40);
        for (int i = 0; i < most; i++) {
            Object[] row = {1 + random.nextInt(MAX_IDS), pick(random, SCOPES), RandomTexts.reportKey(random)};
            rows.addAll(Collections.nCopies(1 + random.nextInt(2), row));
        }
        insert(
                "INSERT INTO \"AO_2AD648_MERGE_CHECK\" (\"RESOURCE_ID\", \"SCOPE_TYPE\", \"REPORT_KEY\") VALUES (?, ?, ?)",
                rows);
    }

    private List<Integer> ids() {
        List<Integer> ids = new ArrayList<>();
        for (int id = 1; id <= MAX_IDS; id++) {
            ids.add(id);
        }
        Collections.shuffle(ids, random);
        return ids;
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
