package io.oneclick.exporter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleLifeTest {

    private static final String ROWS = "SELECT concat_ws('|', pr.id, pr_state, from_hash, \"ID\", \"RESULT_ID\")"
            + " FROM sta_pull_request pr LEFT JOIN \"AO_2AD648_INSIGHT_REPORT\""
            + " ON from_hash = \"COMMIT_ID\" AND to_repository_id = \"REPOSITORY_ID\" ORDER BY pr.id, \"ID\"";

    private TestDatabase database;

    @BeforeEach
    void load() throws Exception {
        database = TestDatabase.create();
        Sample.load(database.address());
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    @Test
    void everythingThatCanHappenHappensAndTheNumberOfOpenPullRequestsHovers() throws Exception {
        Set<String> events = new HashSet<>();
        try (SampleEvents sample = new SampleEvents(database.connection(), new Random(1))) {
            for (int i = 0; i < 400; i++) {
                events.add(sample.step().replaceAll(" in .*|: .*", ""));
                int open = count("pr_state = 0");
                assertTrue(25 <= open && open <= 75, open + " open after event " + i);
            }
        }
        assertTrue(
                events.containsAll(List.of(
                        "a pull request was opened",
                        "a report came in",
                        "1 report passes now",
                        "1 report fails now",
                        "1 pull request was merged",
                        "1 pull request was declined",
                        "1 pull request was merged without approval",
                        "1 pull request was merged without its reports",
                        "1 pull request was approved",
                        "1 pull request needs work",
                        "1 pull request has a new commit",
                        "1 build ended")),
                events.toString());
    }

    @Test
    void everyQuestionOfTheFlowFamiliesHasAnAnswerNearlyAllTheTime() throws Exception {
        Map<String, String> questions = Map.of(
                "waits for the author",
                "EXISTS (SELECT FROM open_pull_request WHERE needs_work)",
                "waits for the merge",
                "EXISTS (SELECT FROM open_pull_request WHERE is_approved AND NOT needs_work)",
                "waits for a review",
                "EXISTS (SELECT FROM open_pull_request WHERE NOT is_approved AND NOT needs_work)",
                "has a stale approval",
                "EXISTS (SELECT FROM open_pull_request o JOIN sta_pr_participant p ON p.pr_id = o.id"
                        + " WHERE participant_status = 1 AND last_reviewed_commit <> commit_id)",
                "has no reviewer",
                "EXISTS (SELECT FROM open_pull_request o WHERE NOT EXISTS"
                        + " (SELECT FROM sta_pr_participant p WHERE p.pr_id = o.id AND pr_role = 1))",
                "has a build that failed",
                "EXISTS (SELECT FROM open_pull_request o JOIN bb_build_status b USING (commit_id) WHERE state = 'FAILED')");
        Map<String, Integer> answered = new HashMap<>();
        int events = 300;
        try (SampleEvents sample = new SampleEvents(database.connection(), new Random(7))) {
            for (int i = 0; i < events; i++) {
                sample.step();
                for (Map.Entry<String, String> question : questions.entrySet()) {
                    if (database.ask("SELECT " + question.getValue()).contains("t")) {
                        answered.merge(question.getKey(), 1, Integer::sum);
                    }
                }
            }
        }
        assertEquals(questions.keySet(), answered.keySet());
        answered.forEach((question, times) -> assertTrue(times >= 0.9 * events, answered.toString()));
    }

    @Test
    void whatHappensToAPullRequestIsItsNewestActivityAndEachHasAnAuthor() throws Exception {
        try (SampleEvents sample = new SampleEvents(database.connection(), new Random(8))) {
            for (int i = 0; i < 100; i++) {
                String event = sample.step();
                assertEquals(
                        List.of(),
                        database.ask("SELECT id FROM sta_pull_request p WHERE updated_timestamp IS DISTINCT FROM"
                                + " (SELECT max(a.created_timestamp) FROM sta_pr_activity"
                                + " JOIN sta_activity a ON a.id = activity_id WHERE pr_id = p.id)"
                                + " OR id NOT IN (SELECT pr_id FROM sta_pr_participant WHERE pr_role = 0)"),
                        event);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 300})
    void aPullRequestIsMergedWithoutARequiredReportBeforeFiveMinutesHavePassed(int seed) throws Exception {
        // A scrape shows a merge from the next full minute on, at the latest one interval after it.
        Duration shown = Duration.ofSeconds(75);
        Duration longest =
                SampleLife.longest(DemoCommand.QUIET, DemoCommand.PACE, SampleEvents.FIRST_MERGE_PAST_CHECKS);
        assertTrue(longest.plus(shown).compareTo(Duration.ofMinutes(5)) < 0, longest.toString());
        String merged = "pr_state = 1 AND id > " + count("true") + " AND from_hash NOT IN (SELECT \"COMMIT_ID\""
                + " FROM \"AO_2AD648_INSIGHT_REPORT\" WHERE \"REPORT_KEY\" = 'ci')";
        try (SampleEvents sample = new SampleEvents(database.connection(), new Random(seed))) {
            for (int i = 0; i < SampleEvents.FIRST_MERGE_PAST_CHECKS; i++) {
                assertEquals(0, count(merged));
                sample.step();
            }
        }
        assertEquals(1, count(merged));
    }

    @Test
    void aNewPullRequestFirstMissesItsReportsAndGetsThemOneByOne() throws Exception {
        // Of each new pull request, so long as nothing was pushed to it: how many reports it has.
        String reports = "SELECT concat_ws(' ', pr.id, count(DISTINCT \"ID\")) FROM \"AO_2AD648_INSIGHT_REPORT\""
                + " RIGHT JOIN sta_pull_request pr ON from_hash = \"COMMIT_ID\" WHERE pr.id > "
                + count("true") + " AND rescoped_timestamp = created_timestamp GROUP BY pr.id";
        Map<String, List<Integer>> counts = new HashMap<>();
        try (SampleEvents sample = new SampleEvents(database.connection(), new Random(2))) {
            for (int i = 0; i < 250; i++) {
                sample.step();
                for (String line : database.ask(reports)) {
                    String[] pair = line.split(" ");
                    counts.computeIfAbsent(pair[0], id -> new ArrayList<>()).add(Integer.valueOf(pair[1]));
                }
            }
        }
        for (List<Integer> ofOne : counts.values()) {
            assertEquals(0, ofOne.get(0));
            assertEquals(ofOne.stream().sorted().toList(), ofOne);
        }
        assertTrue(
                counts.values().stream().anyMatch(ofOne -> ofOne.containsAll(List.of(0, 1, 2, 3))), counts.toString());
    }

    @Test
    void nothingIsDeletedAndPersonalProjectsAreLeftAlone() throws Exception {
        String personal = "to_repository_id IN (37, 38)";
        List<String> all = database.ask("SELECT id FROM sta_pull_request ORDER BY id");
        List<String> alone =
                database.ask("SELECT concat_ws('|', id, pr_state) FROM sta_pull_request WHERE " + personal);
        try (SampleEvents sample = new SampleEvents(database.connection(), new Random(3))) {
            for (int i = 0; i < 300; i++) {
                sample.step();
            }
        }
        assertTrue(new HashSet<>(database.ask("SELECT id FROM sta_pull_request")).containsAll(all));
        assertEquals(
                alone, database.ask("SELECT concat_ws('|', id, pr_state) FROM sta_pull_request WHERE " + personal));
    }

    @Test
    void theSameSeedLivesTheSameLife() throws Exception {
        try (TestDatabase other = TestDatabase.create()) {
            Sample.load(other.address());
            try (SampleEvents one = new SampleEvents(database.connection(), new Random(4));
                    SampleEvents two = new SampleEvents(other.connection(), new Random(4))) {
                for (int i = 0; i < 60; i++) {
                    assertEquals(one.step(), two.step());
                }
            }
            assertEquals(database.ask(ROWS), other.ask(ROWS));
        }
    }

    @Test
    void aLostDatabaseIsSaidOnceAndTheSampleGoesOnWhenItIsBack() throws Exception {
        BlockingQueue<LogRecord> log = new LinkedBlockingQueue<>();
        Logger logger = Logger.getLogger(SampleLife.class.getName());
        Handler handler = handler(log);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        SampleLife life = SampleLife.start(database.address(), Duration.ZERO, Duration.ofMillis(3), new Random(5));
        try {
            awaitMessage(log, "Sample: ");
            allowConnections(false);
            database.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                    + " AND datname = current_database()");
            assertEquals(
                    Level.WARNING,
                    awaitMessage(log, "The sample data does not change").getLevel());
            for (int i = 0; i < 20; i++) {
                assertThrows(SQLException.class, () -> database.address().connect());
            }
            allowConnections(true);
            // Nothing between the two: it tried in vain many times meanwhile, and said so once.
            assertEquals("The sample data changes again", next(log).getMessage());
            awaitMessage(log, "Sample: ");
        } finally {
            life.close();
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
    }

    @Test
    void closingEndsItsThreadWithoutWaitingForTheNextEvent() throws Exception {
        List<String> before = database.ask(ROWS);
        SampleLife life = SampleLife.start(database.address(), Duration.ZERO, Duration.ofHours(1), new Random(6));
        assertTrue(lives());
        life.close();
        assertFalse(lives());
        assertEquals(before, database.ask(ROWS));
    }

    private int count(String condition) throws SQLException {
        return Integer.parseInt(database.ask("SELECT count(*) FROM sta_pull_request WHERE " + condition)
                .get(0));
    }

    private static boolean lives() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("sample-life"));
    }

    /** From another database: none may shut out its own guest. */
    private void allowConnections(boolean allowed) throws SQLException {
        LocalDatabase own = database.address();
        LocalDatabase other = new LocalDatabase(own.port(), "postgres", own.user(), own.password());
        try (Connection connection = other.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + own.database() + " ALLOW_CONNECTIONS " + allowed);
        }
    }

    private static LogRecord awaitMessage(BlockingQueue<LogRecord> log, String message) throws InterruptedException {
        LogRecord logged = next(log);
        while (!logged.getMessage().startsWith(message)) {
            logged = next(log);
        }
        return logged;
    }

    private static LogRecord next(BlockingQueue<LogRecord> log) throws InterruptedException {
        LogRecord logged = log.poll(5, TimeUnit.MINUTES);
        assertNotEquals(null, logged, "no log line within 30 seconds");
        return logged;
    }

    private static Handler handler(BlockingQueue<LogRecord> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord logged) {
                log.add(logged);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
