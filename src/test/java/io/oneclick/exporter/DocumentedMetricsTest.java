package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples in the documents are lines of the sample page, which a test compares with the demo, or of files that are shipped. */
class DocumentedMetricsTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("oneclick_\\w+\\{.*project=\".*} [0-9.E]+|bitbucket_\\w+\\{.*} [0-9.E]+|# (HELP|TYPE) .*");

    private static final Path OWN_SQL = Path.of("src/site/markdown/own-sql.md");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/site/markdown/metrics.md", "src/site/markdown/own-sql.md"})
    void anExampleIsWhatTheDemoShows(String document) throws Exception {
        Set<String> sample = new HashSet<>(Files.readAllLines(Path.of("src/site/resources/sample-metrics.txt")));
        List<String> examples = Files.readAllLines(Path.of(document)).stream()
                .map(String::strip)
                .filter(EXAMPLE.asMatchPredicate())
                .toList();
        assertFalse(examples.isEmpty());
        examples.forEach(example -> assertTrue(sample.contains(example), example));
    }

    @Test
    void theReadmeSaysWhatARefreshCostsAsTheChapterOnPerformanceDoes() throws Exception {
        String row = Files.readAllLines(Path.of("src/site/markdown/performance.md")).stream()
                .filter(line -> line.startsWith("| database time for a refresh, ms |"))
                .findFirst()
                .orElseThrow();
        List<String> cells = Stream.of(row.split("\\|")).map(String::strip).toList();
        long seed = Math.round(Double.parseDouble(cells.get(4)));
        long large = Math.round(Double.parseDouble(cells.get(6)));
        String cost = seed + " ms with 500 open pull requests and " + large + " ms with 10,000";
        assertTrue(Files.readString(Path.of("README.md")).replace('\n', ' ').contains(cost), cost);
    }

    @Test
    void theExampleOfOwnSqlIsTheShippedFileWithoutTheCommentOnTop() throws Exception {
        String shipped = Files.readString(Path.of("src/main/dist/sql-metrics/bitbucket.yaml"));
        String definitions = shipped.substring(shipped.indexOf("collector_name:"));
        assertTrue(Files.readString(OWN_SQL).contains("```yaml\n" + definitions + "```\n"), definitions);
    }
}
