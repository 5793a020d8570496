package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The number of open pull requests that are older than an age, or unchanged for longer than it.
 *
 * <pre>
 * oneclick_open_pr_older_than{age="7d",project="CCL"} 2.0
 * oneclick_open_pr_idle_longer_than{age="7d",project="CCL"} 1.0
 * </pre>
 */
final class AgedPullRequestsCollector extends Collector {

    private record Aged(
            FlowScope scope,

            @Label("age") @Description("The age limit") String age,

            Integer olderThan,
            Integer idleLongerThan)
            implements AgedPullRequestsMXBean {

        @Override
        public Integer getOlderThan() {
            return olderThan;
        }

        @Override
        public Integer getIdleLongerThan() {
            return idleLongerThan;
        }
    }

    AgedPullRequestsCollector() {
        super("aged_pull_requests", Aged.class);
    }

    @Override
    List<Aged> rows(Snapshot snapshot) {
        snapshot.flow().require();
        return FlowScope.rows(snapshot.flow(), (scope, one) -> IntStream.range(0, Flow.AGES.size())
                .mapToObj(i -> new Aged(
                        scope,
                        Flow.AGES.get(i).label(),
                        one.open().olderThan().get(i),
                        one.open().idleLongerThan().get(i))));
    }
}
