package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AgedPullRequestsCollectorTest {

    @Test
    void eachAgeIsCountedZerosIncluded() {
        assertEquals("""
                project|repository|age|IdleLongerThan|OlderThan
                A|null|1d|1|1
                A|null|3d|0|1
                A|null|7d|0|1
                A|null|14d|0|0
                A|null|30d|0|0
                A|null|90d|0|0
                B|null|1d|0|0
                B|null|3d|0|0
                B|null|7d|0|0
                B|null|14d|0|0
                B|null|30d|0|0
                B|null|90d|0|0
                """, Rows.of(new AgedPullRequestsCollector(), TestFlow.snapshot()));
    }
}
