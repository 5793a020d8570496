package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.model.WindowFlow;
import java.util.ArrayList;
import java.util.List;

/**
 * How many pull requests were merged without an approval, and how long they waited for the first review.
 *
 * <pre>
 * oneclick_pr_merged_without_approval{project="CCL",window="7d"} 1.0
 * oneclick_pr_time_to_first_review_seconds{percentile="50",project="CCL",window="7d"} 5400.0
 * </pre>
 */
public final class ReviewsCollector implements Collector {

    private static final Declaration DECLARATION = Declaration.of(InWindow.class);

    private record InWindow(
            FlowScope scope,

            @Label("window") @Description("How far back the window reaches from the minute of the reading")
            String window,

            WindowFlow counts)
            implements ReviewsMXBean {

        @Override
        public Integer getMergedWithoutApproval() {
            return counts.mergedWithoutApproval();
        }

        @Override
        public Double getFirstReviewMedianSeconds() {
            return counts.timeToFirstReview().p50();
        }

        @Override
        public Double getFirstReviewPercentile75Seconds() {
            return counts.timeToFirstReview().p75();
        }

        @Override
        public Double getFirstReviewPercentile90Seconds() {
            return counts.timeToFirstReview().p90();
        }

        @Override
        public Double getFirstReviewLongestSeconds() {
            return counts.timeToFirstReview().p100();
        }
    }

    @Override
    public String name() {
        return "reviews";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        Flow flow = snapshot.flow();
        flow.require(Part.PARTICIPANTS);
        List<InWindow> rows = new ArrayList<>();
        flow.scopes().forEach((scope, one) -> {
            for (int i = 0; i < flow.windows().size(); i++) {
                rows.add(new InWindow(
                        FlowScope.of(scope),
                        flow.windows().get(i).label(),
                        one.windows().get(i)));
            }
        });
        return new Collected(DECLARATION, rows, flow.lack(Part.ACTIVITIES).orElse(null));
    }
}
