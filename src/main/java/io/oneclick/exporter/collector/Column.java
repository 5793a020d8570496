package io.oneclick.exporter.collector;

/**
 * A column of a published table.
 *
 * @param name of the label or value
 * @param label the label's name in Prometheus
 * @param description what it means
 * @param type {@code String}, {@code Integer} or {@code Long}
 */
public record Column(String name, String label, String description, Class<?> type) {

    static final Column PROJECT = text("project", "Project key");
    static final Column REPOSITORY = text("stash_repo", "Repository slug");
    /** By this name the agent takes the column for the value of the series. */
    static final Column VALUE = new Column("value", "Always 1: the labels tell", Integer.class);

    Column(String name, String description, Class<?> type) {
        this(name, name, description, type);
    }

    static Column text(String name, String description) {
        return new Column(name, description, String.class);
    }

    static Column count(String name, String description) {
        return new Column(name, description, Integer.class);
    }

    /** The same column under another name in Prometheus. */
    Column labelled(String otherLabel) {
        return new Column(name, otherLabel, description, type);
    }
}
