package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Scope;

/** What flow numbers belong to: the labels of a row. */
record FlowScope(
        @Label("project") @Description("Project key") String project,

        @Label("stash_repo") @Description("Repository slug; absent if the setting flow-by is project")
        String repository) {

    static FlowScope of(Scope scope) {
        return new FlowScope(scope.project(), scope.repository());
    }
}
