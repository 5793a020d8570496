package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.FlowBuilder;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.model.TimeSpan;
import io.oneclick.exporter.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chapter on the flow says how many series a project or a repository has: here they are counted. */
class DocumentedFlowSeriesTest {

    private static final Repository QUIET =
            new Repository("A", "quiet", Collections.emptySortedSet(), Collections.emptySortedSet());

    /** The series of a repository in which nothing happens. */
    private static long counts(List<TimeSpan> windows, List<String> reports) {
        ReportKeys keys = ReportKeys.of(reports);
        FlowBuilder flow = new FlowBuilder(TestFlow.END, windows, FlowBy.REPOSITORY, List.of(QUIET));
        flow.blocked(List.of(), keys, keys.resolve(List.of()));
        return series(new TestSnapshot().flow(flow.build()).build());
    }

    private static long series(Snapshot snapshot) {
        return Collectors.all().stream()
                .map(collector -> collector.collect(snapshot))
                .flatMap(collected -> collected.declaration().families().stream()
                        .filter(family -> family.labelNames().contains("stash_repo"))
                        .flatMap(family -> family.series(collected.rows()).stream()))
                .count();
    }

    /** Those that exist only where there is something to measure. */
    private static long percentiles(boolean ofAWindow) {
        return Collectors.all().stream()
                .flatMap(collector -> collector.declaration().families().stream())
                .filter(family -> "percentile".equals(family.ownLabel())
                        && family.labelNames().contains("window") == ofAWindow)
                .mapToLong(family -> family.samples().size())
                .sum();
    }

    @Test
    void theNumbersOfSeriesAreThoseOfTheCollectors() throws IOException {
        List<TimeSpan> none = List.of();
        List<TimeSpan> one = List.of(TimeSpan.days(7));
        long always = counts(none, List.of("ci")) * 2 - counts(none, List.of("ci", "sast"));
        long report = counts(none, List.of("ci", "sast")) - counts(none, List.of("ci"));
        long window = counts(one, List.of("ci")) - counts(none, List.of("ci"));
        List<TimeSpan> windows = Setting.FLOW_WINDOWS.parse(Setting.FLOW_WINDOWS.defaultText());
        List<String> reports = List.of(Setting.REPORTS.defaultText().split(","));
        long least = counts(windows, reports);
        assertEquals(least, always + window * windows.size() + report * reports.size());
        long most = least + percentiles(false) + percentiles(true) * windows.size();

        String text =
                "Each project, or each repository, has %d series, %d for each window and %d for each known report; where"
                                .formatted(always, window, report)
                        + " there is something to measure, also %d percentiles, and %d for each window. With the default settings"
                                .formatted(percentiles(false), percentiles(true))
                        + " that is from %d to %d.".formatted(least, most);
        assertTrue(
                Files.readString(Path.of("src/site/markdown/flow.md"))
                        .replace('\n', ' ')
                        .contains(text),
                text);
    }
}
