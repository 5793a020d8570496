package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.OpenPullRequestsCollector;
import io.oneclick.exporter.collector.PullRequestsCollector;
import io.oneclick.exporter.collector.ReportResultsCollector;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequestState;
import java.util.Arrays;
import java.util.List;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTableTest {

    private static TabularData table(Collector collector, String name, TestSnapshot snapshot) {
        Family family = collector.families().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return SeriesTable.of(SeriesMBean.attribute(name), family, collector.collect(snapshot.build()));
    }

    private static TabularData openPullRequests(TestSnapshot snapshot) {
        return table(new OpenPullRequestsCollector(), "oneclick_open_pr_report", snapshot);
    }

    /** Labels, then what is in {@code ruled} and in {@code value}. */
    private static List<String> rows(TabularData table) {
        return table.values().stream()
                .map(row -> (CompositeData) row)
                .map(row -> Arrays.toString(row.getAll(
                                table.getTabularType().getIndexNames().toArray(String[]::new))) + " " + row.get("ruled")
                        + " " + row.get("value"))
                .toList();
    }

    @Test
    void labelsAreTextsInTheOrderOfTheirNamesAndOneThatIsEmptyIsNone() {
        TabularData table = openPullRequests(new TestSnapshot()
                .repository("A", "one")
                .pullRequest(1, PullRequestState.OPEN)
                .pullRequest(2, PullRequestState.OPEN, "ci=SUCCESS"));
        assertEquals(
                List.of("code_coverage", "pr_no", "present_reports", "project", "stash_repo", "valid_appearance"),
                table.getTabularType().getIndexNames());
        assertEquals(List.of("[null, 1, null, A, one, 0] 1 null", "[null, 2, ci, A, one, 1] null 1"), rows(table));
    }

    @Test
    void aColumnOfNumbersIsAFamilyOfItsOwnAndItsLabelsHaveTheirNamesInPrometheus() {
        TabularData table = table(
                new PullRequestsCollector(),
                "oneclick_pr_missing_report",
                new TestSnapshot().repository("A", "one", "ci").pullRequest(1, PullRequestState.MERGED));
        assertEquals(List.of("pr_state", "project"), table.getTabularType().getIndexNames());
        assertEquals(List.of("[declined, A] 0 null", "[merged, A] null 1", "[open, A] null 0"), rows(table));
    }

    @Test
    void severalColumnsAreSeriesOfOneFamilyToldApartByALabel() {
        TabularData table = table(
                new ReportResultsCollector(),
                "oneclick_result_report",
                new TestSnapshot().repository("A", "one").pullRequest(1, PullRequestState.OPEN, "ci=FAILURE"));
        assertEquals(
                List.of("project", "report", "status"), table.getTabularType().getIndexNames());
        assertEquals(
                List.of(
                        "[A, ci, failure] 1 null",
                        "[A, ci, notAvailable] null 0",
                        "[A, ci, success] null 0",
                        "[A, ci, total] null 1"),
                rows(table).subList(0, 4));
    }

    @Test
    void anUnknownValueIsNoSeries() {
        Collector collector = new PullRequestsCollector();
        TestSnapshot snapshot = new TestSnapshot().repository("A", "one").without(Part.REPORTS, "permission denied");
        assertEquals(3, table(collector, "oneclick_pr_num", snapshot).size());
        assertEquals(0, table(collector, "oneclick_pr_missing_report", snapshot).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\u0085", "\u2028", "\u2029"})
    void labelsWithALineBreakAreLeftToARule(String lineBreak) {
        TabularData table = openPullRequests(new TestSnapshot()
                .repository("A", "one")
                .pullRequest(1, PullRequestState.OPEN)
                .repository("B", "two" + lineBreak)
                .pullRequest(1, PullRequestState.OPEN)
                .repository("C", "three")
                .pullRequest(1, PullRequestState.OPEN));
        assertEquals(
                List.of(
                        "[null, 1, null, A, one, 0] 1 null",
                        "[null, 1, null, B, two" + lineBreak + ", 0] 1 null",
                        "[null, 1, null, C, three, 0] null 1"),
                rows(table));
    }
}
