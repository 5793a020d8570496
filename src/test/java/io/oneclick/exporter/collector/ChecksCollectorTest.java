package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Part;
import org.junit.jupiter.api.Test;

class ChecksCollectorTest {

    private final TestSnapshot snapshot =
            new TestSnapshot().repository("A", "one", "lint", "ci").repository("A", "two");

    @Test
    void eachRepositoryHasItsRequiredReportsKnownOrNot() {
        assertEquals("""
                project|stash_repo|valid_appearance|enabled_checks
                A|one|2|ci,lint
                A|two|0|
                """, Rows.of(new ChecksCollector(), snapshot));
    }

    @Test
    void twoRepositoriesWithTheSameLabelsAreOneRow() {
        snapshot.repository("A", "two");
        assertEquals(2, new ChecksCollector().collect(snapshot.build()).rows().size());
    }

    @Test
    void withoutRequiredReportsItGivesNothing() {
        snapshot.without(Part.REQUIRED_REPORTS, "permission denied");
        assertThrows(MissingPartException.class, () -> new ChecksCollector().collect(snapshot.build()));
    }
}
