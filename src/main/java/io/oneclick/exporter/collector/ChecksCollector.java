package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.Snapshot;
import java.util.Comparator;
import java.util.List;

/**
 * The reports that each repository requires.
 *
 * <pre>
 * oneclick_check_summary{enabled_checks="ci,sast",project="CCL",stash_repo="billing",valid_appearance="2"} 1.0
 * </pre>
 */
public final class ChecksCollector implements Collector {

    private static final Comparator<Repository> ORDER =
            Comparator.comparing(Repository::project).thenComparing(Repository::slug);

    private static final List<Column> LABELS = List.of(
            Column.PROJECT,
            Column.REPOSITORY,
            Column.count("valid_appearance", "How many reports the repository requires"),
            Column.text("enabled_checks", "The reports the repository requires, known or not, sorted"));

    @Override
    public String name() {
        return "checks";
    }

    @Override
    public String type() {
        return "Checks";
    }

    @Override
    public List<Family> families() {
        return List.of(Family.of("oneclick_check_summary", Column.VALUE.name()));
    }

    @Override
    public Published collect(Snapshot snapshot) {
        snapshot.require(Part.REQUIRED_REPORTS);
        return Table.of(LABELS, snapshot.repositories().stream().sorted(ORDER).map(repository -> new Object[] {
            repository.project(),
            repository.slug(),
            repository.requiredReports().size(),
            String.join(",", repository.requiredReports())
        }));
    }
}
