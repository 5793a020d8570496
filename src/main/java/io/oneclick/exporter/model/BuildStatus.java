package io.oneclick.exporter.model;

/** The state of a build. */
public enum BuildStatus {
    SUCCESSFUL,
    FAILED,
    INPROGRESS,
    CANCELLED,
    /** Any other state. */
    UNKNOWN;

    /** Whether the build has finished with a known result. */
    public boolean isFinished() {
        return this == SUCCESSFUL || this == FAILED || this == CANCELLED;
    }
}
