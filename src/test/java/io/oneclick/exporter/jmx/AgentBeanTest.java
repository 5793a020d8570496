package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.Column;
import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.collector.MetricFamily;
import io.oneclick.exporter.model.PullRequestState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.AttributeNotFoundException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentBeanTest {

    private final List<Declaration> declarations =
            Collectors.all().stream().map(Collector::declaration).toList();
    private final AgentBean bean = new AgentBean(declarations);

    private void show(TestSnapshot snapshot) {
        bean.replace(Collectors.all().stream()
                .map(collector -> collector.collect(snapshot.build()))
                .toList());
    }

    /** The rows of one attribute: labels, then the value. */
    private List<String> rows(String attribute) throws AttributeNotFoundException {
        TabularData table = (TabularData) bean.getAttribute(attribute);
        return table.values().stream()
                .map(row -> (CompositeData) row)
                .map(row -> Arrays.toString(row.getAll(
                                table.getTabularType().getIndexNames().toArray(String[]::new))) + " "
                        + row.get("value"))
                .toList();
    }

    private List<String> texts(String type) throws AttributeNotFoundException {
        return ((TabularData) bean.getAttribute(type))
                .values().stream()
                        .map(row ->
                                ((CompositeData) row).get("value").toString().replace('\0', '|'))
                        .toList();
    }

    @Test
    void theFirstSeriesOfAFamilyIsATextWithTheHelpAndTheOthersARowEach() throws Exception {
        show(new TestSnapshot()
                .repository("A", "one", "ci")
                .pullRequest(1, PullRequestState.OPEN)
                .pullRequest(2, PullRequestState.OPEN, "ci=SUCCESS"));
        assertEquals(List.of("[null, 2, ci, A, one, 1] 1"), rows("open_pr_report"));
        assertEquals(List.of("[merged, A] 0", "[open, A] 1"), rows("pr_missing_report"));
        assertEquals(
                List.of("oneclick_open_pr_report|1|Report detail for open state pull requests by pull request id|"
                        + "pr_no|1|project|A|stash_repo|one|valid_appearance|0|"),
                texts("gauge").stream()
                        .filter(text -> text.startsWith("oneclick_open_pr_report|"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\u0085", "\u2028", "\u2029"})
    void aSeriesWithALineBreakInALabelIsAText(String lineBreak) throws Exception {
        show(new TestSnapshot()
                .repository("A", "one")
                .repository("A", "t" + lineBreak + "wo")
                .repository("B", "one"));
        assertEquals(List.of("[null, B, one, 0] 1"), rows("check_summary"));
        assertEquals(
                2,
                texts("gauge").stream()
                        .filter(text -> text.startsWith("oneclick_check_summary|"))
                        .count());
    }

    @Test
    void theTextsComeFirstBecauseTheAgentTakesTheHelpFromWhatItReadsFirst() {
        assertEquals("gauge", bean.getMBeanInfo().getAttributes()[0].getName());
    }

    @Test
    void allSeriesOfACounterAndOfAGaugeWithAnotherPrefixAreTexts() throws Exception {
        Column label = Column.key("a", "A", row -> row);
        Column value = Column.value("value", "Its value", Integer.class, row -> 7);
        bean.replace(List.of(new Collected(
                new Declaration(
                        Map.of("type", "Test"),
                        "A test",
                        null,
                        List.of(label),
                        List.of(value),
                        List.of(
                                MetricFamily.of(
                                        "oneclick_c_total", MetricFamily.Type.COUNTER, "C", List.of(label), value),
                                MetricFamily.of("other", MetricFamily.Type.GAUGE, "G", List.of(label), value))),
                List.of("x", "y"))));
        assertEquals(List.of("oneclick_c_total|7|C|a|x|", "oneclick_c_total|7|C|a|y|"), texts("counter"));
        assertEquals(List.of("other|7|G|a|x|", "other|7|G|a|y|"), texts("gauge"));
    }

    @Test
    void liveRowsAreReadAtEachReading() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        Column value = Column.value("value", "Its value", Integer.class, row -> reads.incrementAndGet());
        bean.add(new Collected(
                new Declaration(
                        Map.of("type", "Test"),
                        "A test",
                        null,
                        List.of(),
                        List.of(value),
                        List.of(MetricFamily.of("live", MetricFamily.Type.GAUGE, "L", List.of(), value))),
                List.of("x")));
        assertEquals(List.of("live|1|L|"), texts("gauge"));
        assertEquals(List.of("live|2|L|"), texts("gauge"));
    }

    @Test
    void aFamilyWithoutValuesHasNoTableAndAnUnknownAttributeIsRefused() throws Exception {
        assertEquals(null, bean.getAttribute("pr_num"));
        assertThrows(AttributeNotFoundException.class, () -> bean.getAttribute("pr_number"));
    }
}
