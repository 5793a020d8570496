package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/**
 * The reports on each open pull request.
 *
 * <pre>
 * oneclick_open_pr_report{code_coverage="81.25",pr_no="17",present_reports="ci,codecoverage",project="CCL",…} 1.0
 * </pre>
 */
public final class OpenPullRequestsCollector implements Collector {

    static final String FAMILY = "oneclick_open_pr_report";

    @Override
    public String name() {
        return "open_pull_requests";
    }

    @Override
    public String type() {
        return "OpenPullRequests";
    }

    @Override
    public List<Family> families() {
        return List.of(Family.of(FAMILY, Column.VALUE.name()));
    }

    @Override
    public Published collect(Snapshot snapshot) {
        return ReportDetails.of(snapshot, snapshot.open());
    }
}
