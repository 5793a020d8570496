package io.oneclick.exporter.model;

import java.util.Comparator;

/**
 * The project or repository that flow values belong to. Equal keys and slugs are the same scope.
 *
 * @param repository the slug, or null for the whole project
 */
public record Scope(String project, String repository) implements Comparable<Scope> {

    private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::project)
            .thenComparing(Scope::repository, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** What a repository is counted in. */
    public static Scope of(Repository repository, FlowBy by) {
        return new Scope(repository.project(), by == FlowBy.REPOSITORY ? repository.slug() : null);
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }
}
