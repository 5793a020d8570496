package io.oneclick.exporter.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.source.SourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefresherTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final FakeSource source = new FakeSource();
    private final BlockingQueue<String> published = new LinkedBlockingQueue<>();
    private volatile boolean listenerThrows;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    /** Holds the refresh while it publishes, where a test closes it. */
    private CountDownLatch publishing = new CountDownLatch(0);

    private Refresher refresher;

    @AfterEach
    void close() {
        refresher.close();
        publishing.countDown();
    }

    private void start(Duration interval) {
        RefreshListener listener = new RefreshListener() {
            @Override
            public void failed(String reason) {
                heard.add("failed: " + reason);
            }

            @Override
            public void recovered(String outcome) {
                heard.add("recovered: " + outcome);
                if (listenerThrows) {
                    throw new IllegalStateException("a bug");
                }
            }
        };
        Publisher publisher = values -> {
            published.add(projects(values));
            try {
                publishing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        refresher = TestRefresher.of(source, publisher, listener, interval, Time.system());
        refresher.start();
    }

    private static String projects(Collection<Collected> values) {
        return values.isEmpty()
                ? "nothing"
                : values.stream()
                        .filter(one -> one.declaration().key().containsValue("Checks"))
                        .map(one ->
                                one.declaration().labels().get(0).of(one.rows().get(0)))
                        .findFirst()
                        .orElseThrow()
                        .toString();
    }

    /** The project that is published next. */
    private String nextPublished() throws InterruptedException {
        return published.poll(5, TimeUnit.MINUTES);
    }

    /** Asks for the read of this number: nobody joins one that has been published. */
    private void askForRead(int number) throws Exception {
        assertTrue(outcome(refresher.ask()).succeeded());
        assertEquals(number, source.reads());
    }

    private Health health() {
        return refresher.results().status().refresh();
    }

    private static Outcome outcome(CompletableFuture<Outcome> asked) throws Exception {
        return asked.get(5, TimeUnit.MINUTES);
    }

    @Test
    void itRefreshesAtOnceAndThenAtEveryInterval() throws Exception {
        start(Duration.ofMillis(50));
        for (String project : new String[] {"ONE", "TWO", "THREE"}) {
            source.awaitRead();
            source.answer(FakeSource.snapshot(project));
            assertEquals(project, nextPublished());
        }
    }

    @Test
    void aSlowRefreshNeverOverlapsTheNextAndIsNotMadeUpFor() throws Exception {
        start(Duration.ofMillis(1));
        for (int i = 0; i < 50; i++) {
            source.awaitRead();
            assertEquals(i + 1, source.reads());
            source.answer(FakeSource.snapshot("CCL"));
        }
        assertFalse(source.overlapped());
    }

    @Test
    void aHundredWhoAskWhileOneReadsJoinIt() throws Exception {
        start(NEVER);
        source.awaitRead();
        List<CompletableFuture<Outcome>> asked = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            asked.add(refresher.ask());
        }
        source.answer(FakeSource.snapshot("ONE"));
        for (CompletableFuture<Outcome> one : asked) {
            assertTrue(
                    outcome(one).text().matches("1 projects?, 0 open pull requests, in \\d+ ms"),
                    outcome(one).text());
        }
        assertEquals(1, source.reads());
    }

    @Test
    void whoAsksOnceItHasReadGetsANewOneBecauseTheirChangeMayNotBeInTheOld() throws Exception {
        publishing = new CountDownLatch(1);
        start(NEVER);
        source.answer(FakeSource.snapshot("ONE"));
        assertEquals("ONE", nextPublished());
        CompletableFuture<Outcome> asked = refresher.ask();
        publishing.countDown();
        source.answer(FakeSource.snapshot("TWO"));
        assertTrue(outcome(asked).succeeded());
        assertEquals("TWO", nextPublished());
    }

    @Test
    void whoAsksWhileNoneRunsGetsANewOne() throws Exception {
        start(NEVER);
        source.answer(FakeSource.snapshot("ONE"));
        assertEquals("ONE", nextPublished());
        source.answer(FakeSource.snapshot("TWO"));
        askForRead(2);
        assertEquals("TWO", nextPublished());
    }

    @Test
    void beforeTheFirstSuccessItTriesAgainByItselfWhateverTheInterval() throws Exception {
        start(NEVER);
        source.fail("down");
        source.answer(FakeSource.snapshot("ONE"));
        assertEquals("ONE", nextPublished());
        assertEquals(2, source.reads());
    }

    @Test
    void aFailureKeepsTheLastGoodValuesAndIsLoggedOnce() throws Exception {
        start(Duration.ofMillis(1));
        source.answer(FakeSource.snapshot("ONE"));
        assertEquals("ONE", nextPublished());
        source.fail("down");
        source.fail("down");
        source.fail("still down");
        source.answer(FakeSource.snapshot("TWO"));
        assertEquals("TWO", nextPublished(), "published next, with nothing in between");
        source.answer(FakeSource.snapshot("THREE"));
        nextPublished();
        assertEquals(2, heard.size(), heard.toString());
        assertEquals("failed: down", heard.get(0));
        assertTrue(heard.get(1).startsWith("recovered: 1 project"), heard.get(1));
        assertEquals(3, health().failures());
        assertEquals("still down", health().pastFailure().reason());
        assertNull(health().failure());
        assertTrue(health().isUp());
    }

    @Test
    void aListenerThatThrowsDoesNotBlockCallersOrEndTheSchedule() throws Exception {
        listenerThrows = true;
        start(Duration.ofMillis(1));
        source.fail("down");
        source.awaitRead();
        CompletableFuture<Outcome> asked = refresher.ask();
        source.answer(FakeSource.snapshot("ONE"));
        assertEquals("ONE", nextPublished());
        outcome(asked);
        source.answer(FakeSource.snapshot("TWO"));
        assertEquals("TWO", nextPublished());
    }

    @Test
    void pausedItRefreshesOnlyWhenAsked() throws Exception {
        start(Duration.ofMillis(1));
        source.awaitRead();
        refresher.pause();
        source.answer(FakeSource.snapshot("ONE"));
        assertEquals("ONE", nextPublished());
        source.answer(FakeSource.snapshot("TWO"));
        askForRead(2);
        assertEquals("TWO", nextPublished());
        refresher.resume();
        source.answer(FakeSource.snapshot("THREE"));
        assertEquals("THREE", nextPublished());
    }

    @Test
    void anotherSourceIsTakenOverOnlyIfItCanBeRead() throws Exception {
        start(NEVER);
        source.answer(FakeSource.snapshot("OLD"));
        assertEquals("OLD", nextPublished());
        FakeSource broken = new FakeSource();
        broken.fail("no such database");
        SourceException problem = assertThrows(SourceException.class, () -> refresher.replaceSource(broken));
        assertEquals("no such database", problem.getMessage());
        assertTrue(broken.isClosed());
        assertFalse(source.isClosed());
        FakeSource good = new FakeSource();
        good.answer(FakeSource.snapshot("NEW"));
        assertTrue(refresher.replaceSource(good).succeeded());
        assertEquals("NEW", nextPublished());
        assertTrue(source.isClosed());
    }

    @Test
    void closingAnswersThoseWhoWaitAndClosesTheSource() throws Exception {
        start(NEVER);
        source.awaitRead();
        CompletableFuture<Outcome> waiting = refresher.ask();
        refresher.close();
        assertFalse(outcome(waiting).succeeded());
        assertTrue(source.isClosed());
        assertFalse(refresher.refresh().succeeded());
        assertEquals(1, source.reads());
    }
}
