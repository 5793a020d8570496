package io.oneclick.exporter.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts the flow of one scope. */
final class ScopeTally {

    private final Instant end;
    private final OpenTally open;
    private final List<WindowTally> windows;
    private final SortedMap<String, Blocked> blocked = new TreeMap<>();

    ScopeTally(Instant end, List<TimeSpan> windows) {
        this.end = end;
        this.open = new OpenTally(end);
        this.windows = windows.stream().map(WindowTally::new).toList();
    }

    OpenTally open() {
        return open;
    }

    /** The window at this place in the list of windows. */
    WindowTally window(int index) {
        return windows.get(index);
    }

    /** Counts an event in each window that contains its instant. */
    void at(Instant instant, Consumer<WindowTally> count) {
        for (WindowTally tally : windows) {
            if (tally.window.endingAt(end, instant)) {
                count.accept(tally);
            }
        }
    }

    void blocked(String report, Blocked more) {
        blocked.merge(report, more, Blocked::plus);
    }

    ScopeFlow flow() {
        return new ScopeFlow(
                open.flow(),
                Collections.unmodifiableSortedMap(blocked),
                windows.stream().map(WindowTally::flow).toList());
    }
}
