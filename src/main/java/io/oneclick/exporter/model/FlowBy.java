package io.oneclick.exporter.model;

/** What the flow numbers are counted by. */
public enum FlowBy {
    PROJECT,
    REPOSITORY
}
