package io.oneclick.exporter.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.LogLines;
import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.SkippedRows;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.source.LockedException;
import io.oneclick.exporter.source.SourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a refresh publishes, remembers and says, whatever it read. */
class ResultsTest {

    private static final String DENIED = "permission denied; run: GRANT SELECT";

    private final LogLines log = new LogLines();
    private final TestTime clocks = new TestTime();
    private final Time time = clocks.time();
    private final List<Integer> published = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Results results = new Results(
            Collectors.all(),
            new Values(values -> published.add(values.size()), time),
            new Changes(new RefreshListener() {
                @Override
                public void failed(String reason) {
                    heard.add("failed: " + reason);
                }

                @Override
                public void recovered(String outcome) {
                    heard.add("recovered");
                }
            }),
            time);

    @AfterEach
    void closeLog() {
        log.close();
    }

    private void read(Snapshot snapshot) {
        results.ended(
                "a fake",
                Run.of(
                        () -> {
                            results.publish(snapshot);
                            return snapshot;
                        },
                        time));
    }

    private void fail(String reason) {
        results.ended(
                "a fake",
                Run.of(
                        () -> {
                            throw new SourceException(reason, null);
                        },
                        time));
    }

    private void putOff() {
        results.ended(
                "a fake",
                Run.of(
                        () -> {
                            throw new LockedException("locked", null);
                        },
                        time));
    }

    private static Snapshot complete() {
        return snapshot().build();
    }

    private static TestSnapshot snapshot() {
        return new TestSnapshot().repository("CCL", "api", "ci").pullRequest(7, PullRequestState.OPEN, "ci=SUCCESS");
    }

    @Test
    void aFailureAndARecoveryAreSaidAndToldOnceEach() {
        read(complete());
        fail("down");
        clocks.passes(Duration.ofSeconds(15));
        fail("down");
        read(complete());
        read(complete());
        assertEquals(List.of("failed: down", "recovered"), heard);
        assertEquals(
                List.of(
                        "INFO First refresh of a fake: 1 projects, 1 open pull requests, in 0 ms",
                        "WARNING Refresh of a fake failed after 0 ms: down",
                        "INFO Refresh of a fake works again: 1 projects, 1 open pull requests, in 0 ms"),
                log.all());
        Health.Failure past = results.status().refresh().pastFailure();
        assertEquals(new Health.Failure("down", TestTime.NOON, TestTime.NOON.plusSeconds(15)), past);
    }

    @Test
    void refreshesThatArePutOffAreSaidOnceAndAreNoFailure() {
        read(complete());
        putOff();
        putOff();
        read(complete());
        assertEquals(List.of(), heard);
        assertEquals(
                List.of(
                        "INFO First refresh of a fake: 1 projects, 1 open pull requests, in 0 ms",
                        "INFO Refresh of a fake deferred: locked",
                        "INFO Refresh of a fake is no longer deferred: 1 projects, 1 open pull requests, in 0 ms"),
                log.all());
        assertEquals(2, results.status().refresh().deferrals());
        assertEquals(0, results.status().refresh().failures());
    }

    @Test
    void reasonsThatTakeTurnsAreSaidOnceEachUntilItWorksAgain() {
        for (int i = 0; i < 3; i++) {
            fail("refused");
            fail("timeout");
        }
        assertEquals(
                List.of(
                        "WARNING Refresh of a fake failed after 0 ms: refused",
                        "INFO Refresh of a fake still fails, now: timeout"),
                log.all());
        assertEquals(List.of("failed: refused"), heard);
        read(complete());
        fail("refused");
        fail("timeout");
        assertEquals(2, log.with("timeout").size());
    }

    @Test
    void aReasonThatIsAnotherOneEachTimeDoesNotFillTheLog() {
        for (int i = 0; i < 1_000; i++) {
            fail("process " + i + " is gone");
        }
        assertEquals(Changes.MAX_REASONS, log.all().size());
    }

    @Test
    void whatLacksForOneReasonIsOneLineAndItsEndAnother() {
        read(snapshot().without(Part.REPORTS, DENIED).build());
        read(snapshot().without(Part.REPORTS, DENIED).build());
        List<String> lines = log.with("WARNING");
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(
                lines.get(0).startsWith("WARNING Continuing without reports; incomplete: collectors "), lines.get(0));
        assertTrue(lines.get(0).contains("open_pull_requests") && lines.get(0).endsWith(DENIED), lines.get(0));
        assertEquals(
                DENIED,
                results.status()
                        .collectors()
                        .get("open_pull_requests")
                        .failure()
                        .reason());
        read(complete());
        assertEquals(1, log.with("Complete again: ").size(), log.all().toString());
        assertTrue(results.status().collectors().get("open_pull_requests").isUp());
    }

    @Test
    void aPartWhoseReasonsTakeTurnsIsSaidOnceForEachAndEndsOnce() {
        for (int i = 0; i < 3; i++) {
            read(snapshot().without(Part.PERSONAL_PROJECTS, "no such table").build());
            read(snapshot().without(Part.PERSONAL_PROJECTS, DENIED).build());
        }
        assertEquals(
                2,
                log.with("Continuing without personal projects").size(),
                log.all().toString());
        read(complete());
        assertEquals(List.of("INFO Complete again: personal projects"), log.with("again"));
        read(snapshot().without(Part.PERSONAL_PROJECTS, DENIED).build());
        assertEquals(3, log.with("Continuing without personal projects").size(), "it was complete in between");
    }

    @Test
    void aPartWhoseReasonIsAnotherOneEachTimeDoesNotFillTheLog() {
        for (int i = 0; i < 1_000; i++) {
            read(snapshot().without(Part.PERSONAL_PROJECTS, "process " + i).build());
        }
        assertEquals(Changes.MAX_REASONS, log.with("Continuing without").size());
        read(complete());
        assertEquals(1, log.with("Complete again").size());
    }

    @Test
    void aCollectorThatFailsStopsNoOtherAndItsOldValuesAreNotShownBesideTheirNewOnes() {
        read(complete());
        read(snapshot().without(Part.REPORTS, DENIED).build());
        assertTrue(published.get(1) > 0 && published.get(1) < published.get(0), published.toString());
        Set<String> failing = new java.util.TreeSet<>();
        results.status().collectors().forEach((name, health) -> {
            if (health.isFailing()) {
                failing.add(name);
            }
        });
        assertTrue(failing.contains("open_pull_requests") && !failing.contains("checks"), failing.toString());
    }

    @Test
    void rowsThatAreSkippedAreSaidOnceForTheirKind() {
        for (int count = 1; count <= 4; count++) {
            read(FakeSource.snapshot("CCL", new SkippedRows("pull requests in an unknown state", count, "id 7")));
        }
        assertEquals(1, log.with("unknown state").size(), log.all().toString());
    }

    @Test
    void rowsAreGivenWhileTheyAreShownOrTheReasonIsSaid() {
        assertEquals("Unknown: there has been no refresh yet", whyThereAreNoRows());
        fail("down");
        assertEquals("Unknown: down", whyThereAreNoRows());
        read(snapshot().without(Part.REPORTS, DENIED).build());
        assertEquals("Unknown: " + DENIED, whyThereAreNoRows());
        read(complete());
        assertEquals(1, results.of("open_pull_requests").rows().size());
        assertEquals(Set.of("CCL"), results.projects());
    }

    private String whyThereAreNoRows() {
        return assertThrows(IllegalStateException.class, () -> results.of("open_pull_requests"))
                .getMessage();
    }
}
