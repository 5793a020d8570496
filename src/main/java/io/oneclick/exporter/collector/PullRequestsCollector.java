package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pull requests by project and state, and those that miss a required report.
 *
 * <pre>
 * oneclick_pr_num{pr_state="open",project="CCL"} 7.0
 * oneclick_pr_missing_report{pr_state="open",project="CCL"} 1.0
 * </pre>
 */
public final class PullRequestsCollector implements Collector {

    private static final List<Column> LABELS = List.of(
            Column.PROJECT, Column.text("state", "open, merged or declined").labelled("pr_state"));

    private record Counts(Integer count, Integer missingReport) implements PullRequestsMXBean {
        @Override
        public Integer getCount() {
            return count;
        }

        @Override
        public Integer getMissingReport() {
            return missingReport;
        }

        Counts plus(PullRequest pullRequest, Snapshot snapshot) {
            boolean misses = missingReport != null
                    && !pullRequest.missingReports(snapshot.reportKeys()).isEmpty();
            return new Counts(count + 1, misses ? Integer.valueOf(missingReport + 1) : missingReport);
        }
    }

    @Override
    public String name() {
        return "pull_requests";
    }

    @Override
    public String type() {
        return "PullRequests";
    }

    @Override
    public List<Family> families() {
        return List.of(Family.of("oneclick_pr_num", "count"), Family.of("oneclick_pr_missing_report", "missingReport"));
    }

    @Override
    public Published collect(Snapshot snapshot) {
        // Counting goes on without reports; what misses one cannot be told then.
        String shortage = snapshot.lack(Part.REPORTS, Part.REQUIRED_REPORTS).orElse(null);
        Counts none = new Counts(0, shortage == null ? 0 : null);
        Map<List<String>, PullRequestsMXBean> sets = new LinkedHashMap<>();
        for (String project : snapshot.projects()) {
            for (PullRequestState state : PullRequestState.values()) {
                sets.put(List.of(project, state.label()), none);
            }
        }
        for (PullRequest pullRequest : snapshot.pullRequests()) {
            sets.computeIfPresent(
                    List.of(pullRequest.project(), pullRequest.state().label()),
                    (labels, counts) -> ((Counts) counts).plus(pullRequest, snapshot));
        }
        return new Numbers<>(PullRequestsMXBean.class, LABELS, sets, shortage);
    }
}
