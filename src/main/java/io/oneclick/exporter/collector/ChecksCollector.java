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
final class ChecksCollector extends Collector {

    private static final Comparator<Repository> ORDER =
            Comparator.comparing(Repository::project).thenComparing(Repository::slug);

    @Table("Checks")
    @Family(name = "oneclick_check_summary", help = "Report detail for enabled code insight checks by stash_repo")
    @Description("The reports that each repository requires: a row for each repository")
    private record RequiredReports(
            @Label("project") @Description("Project key") String project,

            @Label("stash_repo") @Description("Repository slug")
            String repository,

            @Label(value = "valid_appearance", isKey = false)
            @Description("The number of reports that the repository requires")
            int count,

            @Label(value = "enabled_checks", isKey = false)
            @Description("The reports that the repository requires, known or not, sorted")
            String keys) {

        static RequiredReports of(Repository repository) {
            return new RequiredReports(
                    repository.project(),
                    repository.slug(),
                    repository.requiredReports().size(),
                    String.join(",", repository.requiredReports()));
        }
    }

    ChecksCollector() {
        super("checks", RequiredReports.class);
    }

    @Override
    List<RequiredReports> rows(Snapshot snapshot) {
        snapshot.require(Part.REQUIRED_REPORTS);
        return snapshot.repositories().stream()
                .sorted(ORDER)
                .map(RequiredReports::of)
                .distinct()
                .toList();
    }
}
