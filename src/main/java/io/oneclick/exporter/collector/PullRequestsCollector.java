package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Pull requests by project and state, and those that miss a required report.
 *
 * <pre>
 * oneclick_pr_num{pr_state="open",project="CCL"} 7.0
 * oneclick_pr_missing_report{pr_state="open",project="CCL"} 1.0
 * </pre>
 */
final class PullRequestsCollector extends Collector {

    private record Counts(
            @Label("project") @Description("Project key") String project,

            @Label("pr_state") @Description("open, merged or declined")
            String state,

            Integer count,
            Integer missingReport)
            implements PullRequestsMXBean {

        @Override
        public Integer getCount() {
            return count;
        }

        @Override
        public Integer getMissingReport() {
            return missingReport;
        }
    }

    PullRequestsCollector() {
        super("pull_requests", Counts.class);
    }

    @Override
    List<Counts> rows(Snapshot snapshot) {
        String lack = lack(snapshot);
        Map<String, List<PullRequest>> byProject =
                snapshot.pullRequests().stream().collect(Collectors.groupingBy(PullRequest::project));
        List<Counts> rows = new ArrayList<>();
        for (String project : snapshot.projects()) {
            for (PullRequestState state : PullRequestState.values()) {
                List<PullRequest> pullRequests = byProject.getOrDefault(project, List.of()).stream()
                        .filter(pullRequest -> pullRequest.state() == state)
                        .toList();
                Integer missing = lack == null ? missingReport(pullRequests, snapshot) : null;
                rows.add(new Counts(project, state.label(), pullRequests.size(), missing));
            }
        }
        return rows;
    }

    /** Without reports, pull requests are still counted, but the number with missing reports is unknown. */
    @Override
    String lack(Snapshot snapshot) {
        return snapshot.lack(Part.REPORTS, Part.REQUIRED_REPORTS).orElse(null);
    }

    private static int missingReport(List<PullRequest> pullRequests, Snapshot snapshot) {
        return (int) pullRequests.stream()
                .filter(pullRequest ->
                        !pullRequest.missingReports(snapshot.reportKeys()).isEmpty())
                .count();
    }
}
