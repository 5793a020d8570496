package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.MissingReport;
import io.oneclick.exporter.model.MissingPartException;
import io.oneclick.exporter.model.Snapshot;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * The open pull requests that missed required reports when the source was last read.
 *
 * @param projects the listed projects
 * @param list the oldest first
 * @param unknown why it cannot be told, or null
 */
public record MissingReports(SortedSet<String> projects, List<MissingReport> list, String unknown) {

    static MissingReports of(Snapshot snapshot) {
        try {
            return new MissingReports(snapshot.projects(), MissingReport.of(snapshot), null);
        } catch (MissingPartException e) {
            return unknown(e.getMessage());
        }
    }

    static MissingReports unknown(String reason) {
        return new MissingReports(Collections.emptySortedSet(), List.of(), reason);
    }
}
