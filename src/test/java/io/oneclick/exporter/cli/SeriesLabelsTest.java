package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesLabelsTest {

    private final List<String> problems = new ArrayList<>();

    @Test
    void theValueIsAllBehindTheFirstSign() {
        assertEquals(
                Map.of("job", "one=click", "instance", "a:8000"),
                SeriesLabels.of("--label", List.of("job=one=click", "instance=a:8000"), problems));
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "job          | must be a label and its value",
                "job=         | must be a label and its value",
                "=oneclick    | must be a label and its value",
                "my-job=x     | letters, digits and _",
                "1job=x       | not beginning with a digit",
                "__name__=x   | not beginning with a digit or __",
                "project=CCL  | project is a label that the metrics have themselves",
                "window=1d    | window is a label that the metrics have themselves"
            })
    void whatIsNoLabelIsRefusedWithTheRule(String given, String problem) {
        SeriesLabels.of("--label", List.of(given), problems);
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains(problem), problems.get(0));
    }

    @Test
    void oneNameHasOneValue() {
        SeriesLabels.of("--label", List.of("job=a", "job=b"), problems);
        assertEquals(List.of("--label names job twice"), problems);
    }
}
