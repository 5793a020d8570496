package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.WindowFlow;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One window of one project or repository: the labels of its rows, and its counts. */
record FlowWindow(
        FlowScope scope,

        @Label("window")
        @Description("The length of the window, which ends at the start of the minute of the flow reading")
        String window,

        WindowFlow counts) {

    /** A row for each window of each project or repository. */
    static <R> List<R> rows(Flow flow, Function<FlowWindow, R> row) {
        return FlowScope.rows(flow, (scope, one) -> IntStream.range(
                        0, flow.windows().size())
                .mapToObj(i -> row.apply(new FlowWindow(
                        scope, flow.windows().get(i).label(), one.windows().get(i)))));
    }
}
