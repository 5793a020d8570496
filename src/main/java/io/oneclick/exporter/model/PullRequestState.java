package io.oneclick.exporter.model;

/** The state of a pull request, named as the label {@code pr_state} has it. */
public enum PullRequestState {
    OPEN("open"),
    MERGED("merged"),
    DECLINED("declined");

    private final String label;

    PullRequestState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
