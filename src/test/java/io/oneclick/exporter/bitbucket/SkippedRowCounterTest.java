package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.model.SkippedRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkippedRowCounterTest {

    @Test
    void rowsAreCountedByKindAndTheFirstOfEachIsTheExample() {
        SkippedRowCounter counter = new SkippedRowCounter();
        counter.add("reports without a key", "id 1");
        counter.add("repositories without a slug", "id 7");
        counter.add("reports without a key", "id 2");
        assertEquals(
                List.of(
                        new SkippedRows("reports without a key", 2, "id 1"),
                        new SkippedRows("repositories without a slug", 1, "id 7")),
                counter.list());
    }
}
