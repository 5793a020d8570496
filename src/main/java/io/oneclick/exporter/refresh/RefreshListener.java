package io.oneclick.exporter.refresh;

/** Hears of changes: called on the refresh thread, so it must not block. */
public interface RefreshListener {

    /** The refresh that worked before does not any more. */
    void failed(String reason);

    /** The refresh that failed before works again. */
    void recovered(String outcome);
}
