package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.Report;
import io.oneclick.exporter.model.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Results of each known report over the open pull requests of each project.
 *
 * <pre>
 * oneclick_result_report{project="CCL",report="ci",status="success"} 5.0
 * </pre>
 */
public final class ReportResultsCollector implements Collector {

    private static final List<Column> LABELS = List.of(Column.PROJECT, Column.text("report", "Report key"));

    private record Results(int success, int failure, int notAvailable) implements ReportResultsMXBean {

        static final Results NONE = new Results(0, 0, 0);

        @Override
        public Integer getSuccess() {
            return success;
        }

        @Override
        public Integer getFailure() {
            return failure;
        }

        @Override
        public Integer getTotal() {
            return success + failure;
        }

        @Override
        public Integer getNotAvailable() {
            return notAvailable;
        }

        Results plus(Report report) {
            return switch (report.result()) {
                case SUCCESS -> new Results(success + 1, failure, notAvailable);
                case FAILURE -> new Results(success, failure + 1, notAvailable);
                case NONE -> withoutResult();
                case UNKNOWN -> this;
            };
        }

        Results withoutResult() {
            return new Results(success, failure, notAvailable + 1);
        }
    }

    @Override
    public String name() {
        return "report_results";
    }

    @Override
    public String type() {
        return "ReportResults";
    }

    @Override
    public List<Family> families() {
        return List.of(
                new Family("oneclick_result_report", List.of("failure", "notAvailable", "success", "total"), "status"));
    }

    @Override
    public Published collect(Snapshot snapshot) {
        snapshot.require(Part.REPORTS, Part.REQUIRED_REPORTS);
        SortedSet<String> known = snapshot.knownReports();
        Map<List<String>, ReportResultsMXBean> sets = new LinkedHashMap<>();
        for (String project : snapshot.projects()) {
            for (String report : known) {
                sets.put(List.of(project, report), Results.NONE);
            }
        }
        snapshot.open().forEach(pullRequest -> add(pullRequest, snapshot, sets));
        return new Numbers<>(ReportResultsMXBean.class, LABELS, sets, null);
    }

    private static void add(PullRequest pullRequest, Snapshot snapshot, Map<List<String>, ReportResultsMXBean> sets) {
        for (Report report : pullRequest.reports().values()) {
            sets.computeIfPresent(List.of(pullRequest.project(), report.key()), (labels, results) -> ((Results) results)
                    .plus(report));
        }
        for (String missing : pullRequest.missingReports(snapshot.reportKeys())) {
            sets.computeIfPresent(
                    List.of(pullRequest.project(), missing), (labels, results) -> ((Results) results).withoutResult());
        }
    }
}
