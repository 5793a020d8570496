package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PullRequestFlowCollectorTest {

    @Test
    void eachWindowCountsFromItsStartInclusiveToItsEnd() {
        assertEquals("""
                project|repository|window|Declined|Merged|Opened|TimeToMergeLongestSeconds|TimeToMergeMedianSeconds|TimeToMergePercentile75Seconds|TimeToMergePercentile90Seconds
                A|null|1d|0|1|2|72000.0|72000.0|72000.0|72000.0
                A|null|7d|1|2|2|86400.0|79200.0|82800.0|84960.0
                B|null|1d|0|0|0|null|null|null|null
                B|null|7d|0|0|0|null|null|null|null
                """, Rows.of(new PullRequestFlowCollector(), TestFlow.snapshot()));
    }
}
