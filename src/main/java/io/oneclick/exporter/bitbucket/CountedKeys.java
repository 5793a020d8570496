package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.PullRequest;
import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.model.Repository;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Selects the report keys that are counted. If all keys are counted, anyone who may send reports can add thousands of
 * them. Then the keys that a merge check requires are kept, because only an administrator can set those, and the most
 * frequent of the others.
 */
final class CountedKeys {

    static final String LEFT_OUT =
            "report keys, as --reports is * and the heap cannot hold so many for each project (list those to count, or raise"
                    + " -Xmx in ONECLICK_JAVA_OPTS)";

    private CountedKeys() {}

    /** The keys to count: {@code wanted}, or at most {@code most} of those that are found. */
    static ReportKeys choose(
            ReportKeys wanted,
            Collection<Repository> repositories,
            List<PullRequest> pullRequests,
            int most,
            SkippedRowCounter skipped) {
        if (!wanted.isEvery()) {
            return wanted;
        }
        Set<String> required = new TreeSet<>();
        repositories.forEach(repository -> required.addAll(repository.requiredReports()));
        Map<String, Integer> counts = new HashMap<>();
        required.forEach(key -> counts.put(key, 0));
        pullRequests.forEach(
                pullRequest -> pullRequest.reports().keySet().forEach(key -> counts.merge(key, 1, Integer::sum)));
        if (counts.size() <= most) {
            return wanted;
        }
        List<String> ordered = counts.keySet().stream()
                .sorted(Comparator.comparing((String key) -> !required.contains(key))
                        .thenComparing(key -> -counts.get(key))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        ordered.subList(most, ordered.size()).forEach(key -> skipped.add(LEFT_OUT, key));
        return ReportKeys.of(ordered.subList(0, most));
    }
}
