package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.OpenFlow;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Party;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The open pull requests by who must act.
 *
 * <pre>
 * oneclick_open_pr_waiting_for{party="review",project="CCL"} 3.0
 * oneclick_open_pr_stale_approval{project="CCL"} 1.0
 * oneclick_open_pr_without_reviewer{project="CCL"} 0.0
 * </pre>
 */
final class WaitingPullRequestsCollector extends Collector {

    private record Waiting(FlowScope scope, OpenFlow open) implements WaitingPullRequestsMXBean {

        @Override
        public Integer getAuthor() {
            return open.waiting().get(Party.AUTHOR);
        }

        @Override
        public Integer getMerge() {
            return open.waiting().get(Party.MERGE);
        }

        @Override
        public Integer getReview() {
            return open.waiting().get(Party.REVIEW);
        }

        @Override
        public Integer getStaleApproval() {
            return open.staleApprovals();
        }

        @Override
        public Integer getWithoutReviewer() {
            return open.withoutReviewer();
        }
    }

    WaitingPullRequestsCollector() {
        super("waiting_pull_requests", Waiting.class);
    }

    @Override
    List<Waiting> rows(Snapshot snapshot) {
        snapshot.flow().require(Part.PARTICIPANTS);
        return FlowScope.rows(snapshot.flow(), (scope, one) -> Stream.of(new Waiting(scope, one.open())));
    }
}
