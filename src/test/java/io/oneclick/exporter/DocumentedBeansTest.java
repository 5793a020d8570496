package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.collector.MetricFamily;
import io.oneclick.exporter.jmx.CollectorBean;
import io.oneclick.exporter.jmx.ExporterMXBean;
import io.oneclick.exporter.jmx.PoolBean;
import io.oneclick.exporter.jmx.PushBean;
import io.oneclick.exporter.sql.SqlSeriesLeftOut;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The beans in the chapter on metrics and in the README are those of the declarations. */
class DocumentedBeansTest {

    private static final Pattern OPERATION = Pattern.compile("`(\\w+)\\(\\w*\\)`");

    private static Stream<Declaration> declarations() {
        return Stream.concat(
                Stream.of(
                        Declaration.of(ExporterMXBean.class),
                        Declaration.of(CollectorBean.class),
                        Declaration.of(PoolBean.class),
                        Declaration.of(PushBean.class),
                        SqlSeriesLeftOut.DECLARATION),
                Collectors.all().stream().map(Collector::declaration));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void theChapterOnMetricsHasTheRowOfEachBean(Declaration declaration) throws IOException {
        String row = "| %s | %s | %s | %s |"
                .formatted(
                        name(declaration), declaration.description(), attributes(declaration), families(declaration));
        assertTrue(
                Files.readAllLines(Path.of("src/site/markdown/metrics.md")).contains(row),
                () -> "metrics.md lacks the row\n" + row);
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void theTourInTheReadmeNamesEachType(Declaration declaration) throws IOException {
        String type = declaration.key().get("type");
        assertTrue(
                readme().filter(line -> line.startsWith("| `")).anyMatch(line -> line.contains("`" + type + "`")),
                "README.md lacks " + type);
    }

    @Test
    void theTourInTheReadmeNamesTheOperationsOfTheConsoleAndNoOther() throws IOException {
        List<String> operations = Stream.of(ExporterMXBean.class.getMethods())
                .map(Method::getName)
                .filter(name -> !name.matches("(get|is|set)[A-Z].*"))
                .sorted()
                .toList();
        List<String> named = readme().filter(line -> line.startsWith("| `Exporter` |"))
                .flatMap(line -> OPERATION.matcher(line).results())
                .map(call -> call.group(1))
                .sorted()
                .toList();
        assertEquals(operations, named);
    }

    private static Stream<String> readme() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream();
    }

    /** {@code type=PullRequests}, and for one bean of several the keys that tell them apart. */
    private static String name(Declaration declaration) {
        Stream<String> keys = declaration.contract() == null
                ? Stream.of()
                : declaration.labels().stream().filter(Column::isKey).map(Column::name);
        return code(Stream.concat(Stream.of("type=" + declaration.key().get("type")), keys));
    }

    /** The attributes; of a table the columns that tell its rows apart, and the others. */
    private static String attributes(Declaration declaration) {
        if (declaration.contract() != null) {
            return code(declaration.values().stream().map(Column::name));
        }
        List<Column> columns = Stream.concat(declaration.labels().stream(), declaration.values().stream())
                .toList();
        String keys = code(columns.stream().filter(Column::isKey).map(Column::name));
        String others = code(columns.stream().filter(column -> !column.isKey()).map(Column::name));
        return "`Rows` by " + keys + ": " + others;
    }

    private static String families(Declaration declaration) {
        return declaration.families().isEmpty()
                ? "none"
                : code(declaration.families().stream().map(MetricFamily::name));
    }

    private static String code(Stream<String> words) {
        return String.join(", ", words.map(word -> "`" + word + "`").toList());
    }
}
