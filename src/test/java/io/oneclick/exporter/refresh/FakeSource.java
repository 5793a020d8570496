package io.oneclick.exporter.refresh;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.SkippedRows;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.source.Connections;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** A code host whose every read waits for the test's word. */
public final class FakeSource implements Source {

    private record Answer(Snapshot snapshot, String problem) {}

    private final BlockingQueue<Long> starts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch explaining = new CountDownLatch(1);
    private volatile CountDownLatch explained = new CountDownLatch(0);
    private volatile boolean overlapped;
    private volatile boolean closed;

    public static Snapshot snapshot(String project, SkippedRows... skipped) {
        return new TestSnapshot().repository(project, "api").build(skipped);
    }

    public void answer(Snapshot snapshot) {
        answers.add(new Answer(snapshot, null));
    }

    public void fail(String problem) {
        answers.add(new Answer(null, problem));
    }

    /** Waits until a read has begun; returns when, by {@code System.nanoTime()}. */
    public long awaitRead() throws InterruptedException {
        Long start = starts.poll(5, TimeUnit.MINUTES);
        if (start == null) {
            throw new AssertionError("no read began");
        }
        return start;
    }

    /** Lets explain() wait for {@link #releaseExplain}. */
    void holdExplain() {
        explained = new CountDownLatch(1);
    }

    void awaitExplain() throws InterruptedException {
        if (!explaining.await(5, TimeUnit.MINUTES)) {
            throw new AssertionError("no explain began");
        }
    }

    void releaseExplain() {
        explained.countDown();
    }

    public int reads() {
        return reads.get();
    }

    public boolean overlapped() {
        return overlapped;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public String name() {
        return "a fake";
    }

    @Override
    public Snapshot read(Extent extent) throws SourceException {
        overlapped |= running.incrementAndGet() > 1;
        reads.incrementAndGet();
        starts.add(System.nanoTime());
        try {
            Answer answer = answers.take();
            if (answer.snapshot() == null) {
                throw new SourceException(answer.problem(), null);
            }
            return answer.snapshot();
        } catch (InterruptedException e) {
            throw new SourceException("interrupted", e);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public Past past(Instant since, LongConsumer progress) {
        throw new UnsupportedOperationException("it has no past");
    }

    @Override
    public List<Finding> check() {
        return List.of();
    }

    @Override
    public String explain() throws SourceException {
        explaining.countDown();
        try {
            explained.await();
        } catch (InterruptedException e) {
            throw new SourceException("interrupted", e);
        }
        return "the plans of a fake";
    }

    @Override
    public Connections connections() {
        return new Connections(0, 0, 0, 0);
    }

    @Override
    public void close() {
        closed = true;
    }
}
