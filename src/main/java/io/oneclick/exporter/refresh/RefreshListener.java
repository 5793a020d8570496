package io.oneclick.exporter.refresh;

import java.util.List;

/** Is notified of refreshes. It is called on the refresh thread, so it must not block. */
public interface RefreshListener {

    /** The refresh failed after a successful one. */
    void failed(String reason);

    /** The refresh succeeded after a failed one. */
    void recovered(String outcome);

    /** A refresh has ended, successful or not, and its values are published. */
    default void ended() {}

    /** Notifies several listeners, in their order. */
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
