package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.Scope;
import io.oneclick.exporter.model.ScopeFlow;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The project or repository of a flow value: the labels of a row. */
record FlowScope(
        @Label("project") @Description("Project key") String project,

        @Label("stash_repo") @Description("Repository slug; absent if the setting flow-by is project")
        String repository) {

    private static FlowScope of(Scope scope) {
        return new FlowScope(scope.project(), scope.repository());
    }

    /** The rows of each project or repository, one after the other. */
    static <R> List<R> rows(Flow flow, BiFunction<FlowScope, ScopeFlow, Stream<R>> rows) {
        return flow.scopes().entrySet().stream()
                .flatMap(entry -> rows.apply(of(entry.getKey()), entry.getValue()))
                .toList();
    }
}
