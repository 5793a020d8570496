package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import org.junit.jupiter.api.Test;

class OpenBuildsCollectorTest {

    @Test
    void eachOpenPullRequestCountsItsOwnBuilds() {
        assertEquals("""
                project|repository|Cancelled|Failed|InProgress|Successful|Unknown
                A|null|0|2|0|0|1
                B|null|0|0|0|0|0
                """, Rows.of(new OpenBuildsCollector(), TestFlow.snapshot()));
    }

    @Test
    void withoutBuildsItGivesNothing() {
        MissingPartException thrown = assertThrows(MissingPartException.class, () -> new OpenBuildsCollector()
                .collect(TestFlow.without(Part.BUILDS).build()));
        assertEquals("BUILDS is not there", thrown.getMessage());
    }
}
