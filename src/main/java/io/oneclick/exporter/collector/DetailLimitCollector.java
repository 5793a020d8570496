package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many pull requests are left out of the families that have a series for each.
 *
 * <pre>
 * oneclick_detail_series_left_out{family="oneclick_open_pr_report"} 0.0
 * </pre>
 */
public final class DetailLimitCollector implements Collector {

    private static final Declaration DECLARATION = Declaration.of(LeftOut.class);

    private record LeftOut(
            @Label("family") @Description("The metric family")
            String family,

            Integer count) implements DetailLimitMXBean {

        @Override
        public Integer getLeftOut() {
            return count;
        }
    }

    @Override
    public String name() {
        return "detail_limit";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        return new Collected(
                DECLARATION,
                List.of(
                        leftOut(OpenPullRequestsCollector.DECLARATION, snapshot.open(), snapshot),
                        leftOut(ClosedPullRequestsCollector.DECLARATION, snapshot.closed(), snapshot)));
    }

    private static LeftOut leftOut(Declaration details, Stream<PullRequest> pullRequests, Snapshot snapshot) {
        String family = details.families().get(0).name();
        return new LeftOut(family, snapshot.details().leftOut(pullRequests.count()));
    }
}
