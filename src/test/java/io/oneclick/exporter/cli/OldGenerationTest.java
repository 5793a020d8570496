package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.Wait;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OldGenerationTest {

    /** Whichever collector the tests run with. */
    private static MemoryPoolMXBean old() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isCollectedWhenItHasGrownAndThenOnlyWhenItHasGrownAgain() throws Exception {
        MemoryPoolMXBean pool = old();
        AtomicInteger collections = new AtomicInteger();
        new OldGeneration(pool, collections::incrementAndGet).start(1);
        List<byte[]> kept = new ArrayList<>();
        Wait.until("it is collected", () -> {
            kept.add(new byte[1 << 20]);
            System.gc();
            return collections.get() > 0;
        });
        Wait.until("the next time is later", () -> pool.getUsageThreshold() > 1);
        assertTrue(pool.getUsageThreshold() > pool.getUsage().getUsed(), "as it is, it is not collected again");
        pool.setUsageThreshold(0);
    }

    @Test
    void aHeapSmallerThanTheFirstLimitIsWatchedUpToItsSize() {
        MemoryPoolMXBean pool = old();
        new OldGeneration(pool, () -> {}).start(Long.MAX_VALUE);
        assertEquals(pool.getUsage().getMax(), pool.getUsageThreshold());
        pool.setUsageThreshold(0);
    }
}
