package io.oneclick.exporter.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a snapshot that a code host may be unable to give, without the rest being wrong. */
public enum Part {
    /** Single pull requests: without them, they are only counted. */
    DETAILS("details of pull requests"),
    REPORTS("reports"),
    REQUIRED_REPORTS("required reports"),
    /** Without it, personal projects are recognized by their keys. */
    PERSONAL_PROJECTS("personal projects"),
    /** All of a {@link Flow}. */
    FLOW("flow"),
    PARTICIPANTS("participants"),
    ACTIVITIES("activities"),
    BUILDS("builds"),
    BUILD_DURATIONS("build durations"),
    /** Reports and required reports at the time of a {@link Flow}, which may not be those of the snapshot. */
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
