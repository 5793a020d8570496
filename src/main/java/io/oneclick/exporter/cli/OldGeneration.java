package io.oneclick.exporter.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.util.Optional;
import javax.management.NotificationEmitter;

/**
 * Has the heap collected once its old generation is several times as large as what was in use. The serial collector of Java
 * 17 does so by itself; that of later ones (seen with 25) lets what a scrape leaves behind grow to the end of the heap first,
 * which is a large part of the machine's memory.
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

    /** Begins to watch where this JVM runs the serial collector, which the launcher asks for; others know when to collect. */
    static void watch() {
        Optional<MemoryPoolMXBean> serial = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals(SERIAL))
                .findFirst();
        serial.ifPresent(pool -> new OldGeneration(pool, System::gc).start(SMALLEST));
    }

    /** @param first bytes at which it is collected for the first time */
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

    /** The pool refuses a limit above its size, which a small heap has. */
    private void limit(long bytes) {
        long most = pool.getUsage().getMax();
        pool.setUsageThreshold(most < 0 ? bytes : Math.min(bytes, most));
    }
}
