package io.oneclick.exporter.jmx;

import io.oneclick.exporter.refresh.RefreshListener;
import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;

/**
 * Notifications when refreshes begin to fail and when they succeed again. A separate thread delivers them. If slow
 * listeners make the queue too long, the oldest are dropped.
 */
public final class Notifications extends NotificationBroadcasterSupport implements RefreshListener, AutoCloseable {

    static final String FAILED = "oneclick.refresh.failed";
    static final String RECOVERED = "oneclick.refresh.recovered";

    private static final int THREADS = 4;
    private static final int MAX_WAITING = 100;
    private static final int IDLE_SECONDS = 10;

    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();
    private final ThreadPoolExecutor threads;

    public Notifications(Clock clock) {
        this(clock, executor());
    }

    private Notifications(Clock clock, ThreadPoolExecutor threads) {
        super(
                threads,
                new MBeanNotificationInfo(
                        new String[] {FAILED, RECOVERED},
                        Notification.class.getName(),
                        "The refresh began to fail, or works again; message and user data say why, as a text"));
        this.clock = clock;
        this.threads = threads;
    }

    private static ThreadPoolExecutor executor() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                task -> {
                    Thread thread = new Thread(task, "oneclick-notifications");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardOldestPolicy());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public void failed(String reason) {
        send(FAILED, reason);
    }

    @Override
    public void recovered(String outcome) {
        send(RECOVERED, outcome);
    }

    private void send(String type, String text) {
        Notification notification =
                new Notification(type, Names.of("Exporter"), sequence.incrementAndGet(), clock.millis(), text);
        notification.setUserData(text);
        sendNotification(notification);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
