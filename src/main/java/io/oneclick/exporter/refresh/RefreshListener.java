package io.oneclick.exporter.refresh;

import java.util.List;

/** Hears of refreshes: called on the refresh thread, so it must not block. */
public interface RefreshListener {

    /** The refresh that worked before does not any more. */
    void failed(String reason);

    /** The refresh that failed before works again. */
    void recovered(String outcome);

    /** A refresh has ended, successful or not, and its values are published. */
    default void ended() {}

    /** Tells several listeners, in their order. */
    static RefreshListener all(List<RefreshListener> listeners) {
        return new RefreshListener() {
            @Override
            public void failed(String reason) {
                listeners.forEach(listener -> listener.failed(reason));
            }

            @Override
            public void recovered(String outcome) {
                listeners.forEach(listener -> listener.recovered(outcome));
            }

            @Override
            public void ended() {
                listeners.forEach(RefreshListener::ended);
            }
        };
    }
}
