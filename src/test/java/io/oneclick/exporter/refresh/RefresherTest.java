package io.oneclick.exporter.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.Published;
import io.oneclick.exporter.model.SkippedRows;
import io.oneclick.exporter.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefresherTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:25:17Z"), ZoneOffset.UTC);

    private final FakeSource source = new FakeSource();
    private final BlockingQueue<String> published = new LinkedBlockingQueue<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private Refresher refresher;

    @AfterEach
    void close() {
        refresher.close();
        callers.shutdownNow();
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
            }
        };
        Publisher publisher = values -> published.add(projects(values));
        refresher = new Refresher(source, Collectors.all(), publisher, listener, interval, CLOCK);
        refresher.start();
    }

    private static String projects(Map<String, Published> values) {
        return values.isEmpty()
                ? "nothing"
                : values.get("Checks").rows().get(0)[0].toString();
    }

    /** The project that is published next. */
    private String nextPublished() throws InterruptedException {
        return published.poll(20, TimeUnit.SECONDS);
    }

    private CompletableFuture<Outcome> ask() {
        return CompletableFuture.supplyAsync(refresher::refresh, callers);
    }

    /** Asks for the read of this number: nobody joins one that has been published. */
    private void askForRead(int number) throws Exception {
        assertTrue(outcome(ask()).succeeded());
        assertEquals(number, source.reads());
    }

    private static Outcome outcome(CompletableFuture<Outcome> asked) throws Exception {
        return asked.get(20, TimeUnit.SECONDS);
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
    void whoAsksWhileOneRunsJoinsItAndAHundredCauseNoOther() throws Exception {
        start(NEVER);
        source.awaitRead();
        List<CompletableFuture<Outcome>> asked = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            asked.add(ask());
        }
        source.answer(FakeSource.snapshot("ONE"));
        source.answer(FakeSource.snapshot("ONE"));
        for (CompletableFuture<Outcome> one : asked) {
            assertTrue(outcome(one).succeeded());
            assertTrue(
                    outcome(one).text().matches("1 projects?, 0 open pull requests, in \\d+ ms"),
                    outcome(one).text());
        }
        assertTrue(source.reads() <= 2, source.reads() + " reads");
        assertFalse(source.overlapped());
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
    void beforeTheFirstSuccessItTriesAgainAfterGrowingPausesWhateverTheInterval() throws Exception {
        start(NEVER);
        long first = source.awaitRead();
        source.fail("down");
        long second = source.awaitRead();
        source.fail("down");
        long third = source.awaitRead();
        source.answer(FakeSource.snapshot("ONE"));
        assertEquals("ONE", nextPublished());
        assertTrue(second - first >= TimeUnit.MILLISECONDS.toNanos(900), second - first + " ns");
        assertTrue(third - second >= TimeUnit.MILLISECONDS.toNanos(1_900), third - second + " ns");
    }

    @Test
    void aFailureKeepsTheLastGoodValuesAndIsToldOnce() throws Exception {
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
        assertEquals(3, refresher.status().failures());
        assertEquals("still down", refresher.status().lastError());
        assertTrue(refresher.status().isUp());
    }

    @Test
    void anOddityIsLoggedOnceForItsKind() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new java.util.logging.SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Round.class.getName());
        logger.addHandler(handler);
        try {
            start(Duration.ofMillis(1));
            for (int count = 1; count <= 4; count++) {
                source.answer(FakeSource.snapshot(
                        "CCL", new SkippedRows("pull requests in an unknown state", count, "id 7")));
                nextPublished();
            }
            source.awaitRead();
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(
                1, lines.stream().filter(line -> line.contains("unknown state")).count(), lines.toString());
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
        CompletableFuture<Outcome> waiting = ask();
        refresher.close();
        assertFalse(outcome(waiting).succeeded());
        assertTrue(source.isClosed());
        assertFalse(refresher.refresh().succeeded());
        assertEquals(1, source.reads());
    }
}
