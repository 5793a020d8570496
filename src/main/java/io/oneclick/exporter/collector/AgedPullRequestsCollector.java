package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * How many open pull requests are older than some ages, or did not change for longer.
 *
 * <pre>
 * oneclick_open_pr_older_than{age="7d",project="CCL"} 2.0
 * oneclick_open_pr_idle_longer_than{age="7d",project="CCL"} 1.0
 * </pre>
 */
public final class AgedPullRequestsCollector implements Collector {

    private static final Declaration DECLARATION = Declaration.of(Aged.class);

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

    @Override
    public String name() {
        return "aged_pull_requests";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        snapshot.flow().require();
        List<Aged> rows = new ArrayList<>();
        snapshot.flow().scopes().forEach((scope, one) -> {
            for (int i = 0; i < Flow.AGES.size(); i++) {
                rows.add(new Aged(
                        FlowScope.of(scope),
                        Flow.AGES.get(i).label(),
                        one.open().olderThan().get(i),
                        one.open().idleLongerThan().get(i)));
            }
        });
        return new Collected(DECLARATION, rows);
    }
}
