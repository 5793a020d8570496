package io.oneclick.exporter.model;

/** A part of a snapshot that a code host may be unable to give, without the rest being wrong. */
public enum Part {
    REPORTS("reports"),
    REQUIRED_REPORTS("required reports"),
    /** Without it, personal projects are told by their keys. */
    PERSONAL_PROJECTS("personal projects");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
