package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.OpenFlow;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Party;
import io.oneclick.exporter.model.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom the open pull requests wait for.
 *
 * <pre>
 * oneclick_open_pr_waiting_for{party="review",project="CCL"} 3.0
 * oneclick_open_pr_stale_approval{project="CCL"} 1.0
 * oneclick_open_pr_without_reviewer{project="CCL"} 0.0
 * </pre>
 */
public final class WaitingPullRequestsCollector implements Collector {

    private static final Declaration DECLARATION = Declaration.of(Waiting.class);

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

    @Override
    public String name() {
        return "waiting_pull_requests";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        snapshot.flow().require(Part.PARTICIPANTS);
        List<Waiting> rows = new ArrayList<>();
        snapshot.flow().scopes().forEach((scope, one) -> rows.add(new Waiting(FlowScope.of(scope), one.open())));
        return new Collected(DECLARATION, rows);
    }
}
