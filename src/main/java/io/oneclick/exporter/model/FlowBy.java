package io.oneclick.exporter.model;

/** Whether the flow is counted by project or by repository. */
public enum FlowBy {
    PROJECT,
    REPOSITORY
}
