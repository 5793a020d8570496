package io.oneclick.exporter.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a snapshot that may be missing while the other parts are correct. */
public enum Part {
    /** Details of single pull requests. Without them, pull requests are only counted. */
    DETAILS("details of pull requests"),
    REPORTS("reports"),
    REQUIRED_REPORTS("required reports"),
    /** Without this part, personal projects are recognized by their keys. */
    PERSONAL_PROJECTS("personal projects"),
    /** All of a {@link Flow}. */
    FLOW("flow"),
    PARTICIPANTS("participants"),
    ACTIVITIES("activities"),
    BUILDS("builds"),
    BUILD_DURATIONS("build durations"),
    /** Reports and required reports at the time of a {@link Flow}, which may differ from those of the snapshot. */
    BLOCKING_REPORTS("blocking reports");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The reason of the first of these parts that is missing. */
    static Optional<String> firstMissing(Map<Part, String> missing, Part... parts) {
        return Stream.of(parts).map(missing::get).filter(Objects::nonNull).findFirst();
    }
}
