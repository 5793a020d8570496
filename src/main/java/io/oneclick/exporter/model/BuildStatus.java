package io.oneclick.exporter.model;

/** The state of a build. */
public enum BuildStatus {
    SUCCESSFUL,
    FAILED,
    INPROGRESS,
    CANCELLED,
    /** A state this exporter does not know. */
    UNKNOWN;

    /** Whether the build is over and how it ended is known. */
    public boolean isFinished() {
        return this == SUCCESSFUL || this == FAILED || this == CANCELLED;
    }
}
