package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.Report;
import io.oneclick.exporter.model.ReportResult;
import io.oneclick.exporter.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Results of each known report on the open pull requests of each project.
 *
 * <pre>
 * oneclick_result_report{project="CCL",report="ci",status="success"} 5.0
 * </pre>
 */
final class ReportResultsCollector extends Collector {

    private record Results(
            @Label("project") @Description("Project key") String project,
            @Label("report") @Description("Report key") String report,
            int success,
            int failure,
            int notAvailable)
            implements ReportResultsMXBean {

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
    }

    ReportResultsCollector() {
        super("report_results", Results.class);
    }

    @Override
    List<Results> rows(Snapshot snapshot) {
        snapshot.require(Part.REPORTS, Part.REQUIRED_REPORTS);
        Map<String, List<PullRequest>> open = snapshot.open().collect(Collectors.groupingBy(PullRequest::project));
        List<Results> rows = new ArrayList<>();
        for (String project : snapshot.projects()) {
            for (String key : snapshot.knownReports()) {
                rows.add(results(project, key, open.getOrDefault(project, List.of())));
            }
        }
        return rows;
    }

    private static Results results(String project, String key, List<PullRequest> pullRequests) {
        int success = 0;
        int failure = 0;
        int notAvailable = 0;
        for (PullRequest pullRequest : pullRequests) {
            Report report = pullRequest.reports().get(key);
            boolean isRequired = pullRequest.repository().requiredReports().contains(key);
            if (report == null) {
                notAvailable += isRequired ? 1 : 0;
            } else {
                success += report.result() == ReportResult.SUCCESS ? 1 : 0;
                failure += report.result() == ReportResult.FAILURE ? 1 : 0;
                notAvailable += report.result() == ReportResult.NONE ? 1 : 0;
            }
        }
        return new Results(project, key, success, failure, notAvailable);
    }
}
