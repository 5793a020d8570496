package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/**
 * The number of pull requests that were merged without an approval, and the time to the first review.
 *
 * <pre>
 * oneclick_pr_merged_without_approval{project="CCL",window="7d"} 1.0
 * oneclick_pr_time_to_first_review_seconds{percentile="50",project="CCL",window="7d"} 5400.0
 * </pre>
 */
final class ReviewsCollector extends Collector {

    private record InWindow(FlowWindow in) implements ReviewsMXBean {

        @Override
        public Integer getMergedWithoutApproval() {
            return in.counts().mergedWithoutApproval();
        }

        @Override
        public Double getFirstReviewMedianSeconds() {
            return in.counts().timeToFirstReview().p50();
        }

        @Override
        public Double getFirstReviewPercentile75Seconds() {
            return in.counts().timeToFirstReview().p75();
        }

        @Override
        public Double getFirstReviewPercentile90Seconds() {
            return in.counts().timeToFirstReview().p90();
        }

        @Override
        public Double getFirstReviewLongestSeconds() {
            return in.counts().timeToFirstReview().p100();
        }
    }

    ReviewsCollector() {
        super("reviews", InWindow.class);
    }

    @Override
    List<InWindow> rows(Snapshot snapshot) {
        snapshot.flow().require(Part.PARTICIPANTS);
        return FlowWindow.rows(snapshot.flow(), InWindow::new);
    }

    @Override
    String lack(Snapshot snapshot) {
        return snapshot.flow().lack(Part.ACTIVITIES).orElse(null);
    }
}
