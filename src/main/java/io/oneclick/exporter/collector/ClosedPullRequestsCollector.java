package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/**
 * The reports on each pull request merged or declined in the closed window.
 *
 * <pre>
 * oneclick_closed_pr_report{code_coverage="81.25",pr_no="17",present_reports="ci,codecoverage",project="CCL",…} 1.0
 * </pre>
 */
public final class ClosedPullRequestsCollector implements Collector {

    static final String FAMILY = "oneclick_closed_pr_report";

    @Override
    public String name() {
        return "closed_pull_requests";
    }

    @Override
    public String type() {
        return "ClosedPullRequests";
    }

    @Override
    public List<Family> families() {
        return List.of(Family.of(FAMILY, Column.VALUE.name()));
    }

    @Override
    public Published collect(Snapshot snapshot) {
        return ReportDetails.of(snapshot, snapshot.closed());
    }
}
