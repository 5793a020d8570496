package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples in the documents are lines of the sample page, which a test compares with the demo. */
class DocumentedMetricsTest {

    private static final Pattern EXAMPLE = Pattern.compile("oneclick_\\w+\\{.*project=\".*} [0-9.E]+");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/site/markdown/metrics.md"})
    void anExampleIsWhatTheDemoShows(String document) throws Exception {
        Set<String> sample = new HashSet<>(Files.readAllLines(Path.of("src/site/resources/sample-metrics.txt")));
        List<String> examples = Files.readAllLines(Path.of(document)).stream()
                .map(String::strip)
                .filter(EXAMPLE.asMatchPredicate())
                .toList();
        assertFalse(examples.isEmpty());
        examples.forEach(example -> assertTrue(sample.contains(example), example));
    }
}
