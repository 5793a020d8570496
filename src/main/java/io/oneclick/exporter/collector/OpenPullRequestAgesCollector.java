package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.Percentiles;
import io.oneclick.exporter.model.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * How old the open pull requests are.
 *
 * <pre>
 * oneclick_open_pr_age_seconds{percentile="50",project="CCL"} 93311.25
 * </pre>
 */
public final class OpenPullRequestAgesCollector implements Collector {

    private static final Declaration DECLARATION = Declaration.of(Ages.class);

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

    @Override
    public String name() {
        return "open_pull_request_ages";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        Flow flow = snapshot.flow();
        flow.require();
        List<Ages> rows = new ArrayList<>();
        flow.scopes()
                .forEach((scope, one) ->
                        rows.add(new Ages(FlowScope.of(scope), one.open().age())));
        return new Collected(DECLARATION, rows);
    }
}
