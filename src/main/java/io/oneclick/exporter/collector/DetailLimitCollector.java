package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The number of pull requests that are left out of the families with a series for each pull request.
 *
 * <pre>
 * oneclick_detail_series_left_out{family="oneclick_open_pr_report"} 0.0
 * </pre>
 */
final class DetailLimitCollector extends Collector {

    private record LeftOut(
            @Label("family") @Description("The metric family")
            String family,

            Integer count) implements DetailLimitMXBean {

        @Override
        public Integer getLeftOut() {
            return count;
        }
    }

    DetailLimitCollector() {
        super("detail_limit", LeftOut.class);
    }

    @Override
    List<LeftOut> rows(Snapshot snapshot) {
        return List.of(
                leftOut(OpenPullRequestsCollector.FAMILY, snapshot.open(), snapshot),
                leftOut(ClosedPullRequestsCollector.FAMILY, snapshot.closed(), snapshot));
    }

    private static LeftOut leftOut(String family, Stream<PullRequest> pullRequests, Snapshot snapshot) {
        return new LeftOut(family, snapshot.details().leftOut(pullRequests.count()));
    }
}
