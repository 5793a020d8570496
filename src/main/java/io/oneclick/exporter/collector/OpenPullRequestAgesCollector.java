package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Percentiles;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ages of the open pull requests.
 *
 * <pre>
 * oneclick_open_pr_age_seconds{percentile="50",project="CCL"} 93311.25
 * </pre>
 */
final class OpenPullRequestAgesCollector extends Collector {

    private record Ages(FlowScope scope, Percentiles ages) implements OpenPullRequestAgesMXBean {

        @Override
        public Double getMedianSeconds() {
            return ages.p50();
        }

        @Override
        public Double getPercentile75Seconds() {
            return ages.p75();
        }

        @Override
        public Double getPercentile90Seconds() {
            return ages.p90();
        }

        @Override
        public Double getOldestSeconds() {
            return ages.p100();
        }
    }

    OpenPullRequestAgesCollector() {
        super("open_pull_request_ages", Ages.class);
    }

    @Override
    List<Ages> rows(Snapshot snapshot) {
        snapshot.flow().require();
        return FlowScope.rows(
                snapshot.flow(),
                (scope, one) -> Stream.of(new Ages(scope, one.open().age())));
    }
}
