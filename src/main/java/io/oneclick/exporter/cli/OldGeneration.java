package io.oneclick.exporter.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.util.Optional;
import javax.management.NotificationEmitter;

/**
 * Requests a garbage collection when the old generation is several times as large as its used part. The serial
 * collector of Java 17 does this itself. That of later versions (observed with 25) lets the garbage of scrapes grow to
 * the end of the heap, which is a large part of the machine's memory.
 */
final class OldGeneration {

    private static final String SERIAL = "Tenured Gen";
    private static final long SMALLEST = 32L << 20;
    private static final int GROWTH = 3;

    private final MemoryPoolMXBean pool;
    private final Runnable collect;

    OldGeneration(MemoryPoolMXBean pool, Runnable collect) {
        this.pool = pool;
        this.collect = collect;
    }

    /**
     * Starts watching if this JVM runs the serial collector, which the launcher selects. Other collectors do not need
     * it.
     */
    static void watch() {
        Optional<MemoryPoolMXBean> serial = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals(SERIAL))
                .findFirst();
        serial.ifPresent(pool -> new OldGeneration(pool, System::gc).start(SMALLEST));
    }

    /** @param first bytes at which the first collection is requested */
    void start(long first) {
        NotificationEmitter memory = (NotificationEmitter) ManagementFactory.getMemoryMXBean();
        memory.addNotificationListener(
                (notification, pool) -> collect(),
                notification -> notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED),
                null);
        limit(first);
    }

    private void collect() {
        collect.run();
        limit(Math.max(SMALLEST, GROWTH * pool.getUsage().getUsed()));
    }

    /** The memory pool refuses a limit above its size. With a small heap, the limit can be larger. */
    private void limit(long bytes) {
        long most = pool.getUsage().getMax();
        pool.setUsageThreshold(most < 0 ? bytes : Math.min(bytes, most));
    }
}
