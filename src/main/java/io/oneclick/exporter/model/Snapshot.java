package io.oneclick.exporter.model;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The data of a code host at one instant.
 *
 * @param takenAt the instant, by the code host's database
 * @param newestActivity when a pull request last changed, or null if there is no pull request
 * @param repositories every repository of the listed projects: those into which a pull request was ever opened
 * @param pullRequests the open ones, and those merged or declined in the closed window
 * @param reportKeys the keys that are counted
 * @param details how much detail of single pull requests is shown
 * @param missingParts the parts that could not be read, each with the reason
 * @param skippedRows rows that cannot be right and were left out
 * @param flow how pull requests flow, as of its own instant
 */
public record Snapshot(
        Instant takenAt,
        Instant newestActivity,
        List<Repository> repositories,
        List<PullRequest> pullRequests,
        ReportKeys reportKeys,
        Details details,
        Map<Part, String> missingParts,
        List<SkippedRows> skippedRows,
        Flow flow) {

    public Snapshot {
        repositories = List.copyOf(repositories);
        pullRequests = List.copyOf(pullRequests);
        missingParts = Map.copyOf(missingParts);
        skippedRows = List.copyOf(skippedRows);
    }

    /** The same snapshot with another flow; the missing parts of the flow are added. */
    public Snapshot with(Flow other) {
        Map<Part, String> missing = new EnumMap<>(Part.class);
        missing.putAll(other.missingParts());
        missing.putAll(missingParts);
        return new Snapshot(
                takenAt, newestActivity, repositories, pullRequests, reportKeys, details, missing, skippedRows, other);
    }

    /** The same with nothing but one project. */
    public Snapshot only(String project) {
        return new Snapshot(
                takenAt,
                newestActivity,
                repositories.stream()
                        .filter(repository -> repository.project().equals(project))
                        .toList(),
                pullRequests.stream()
                        .filter(pullRequest -> pullRequest.project().equals(project))
                        .toList(),
                reportKeys,
                details,
                missingParts,
                skippedRows,
                flow.only(project));
    }

    /** The reason why the first missing one of these parts could not be read; empty if none is missing. */
    public Optional<String> lack(Part... parts) {
        return Part.firstMissing(missingParts, parts);
    }

    /**
     * Requires these parts.
     *
     * @throws MissingPartException if one of them could not be read
     */
    public void require(Part... parts) {
        lack(parts).ifPresent(reason -> {
            throw new MissingPartException(reason);
        });
    }

    /** The keys of the listed projects. */
    public SortedSet<String> projects() {
        TreeSet<String> projects = new TreeSet<>();
        repositories.forEach(repository -> projects.add(repository.project()));
        return projects;
    }

    public Stream<PullRequest> open() {
        return pullRequests.stream().filter(pullRequest -> pullRequest.state() == PullRequestState.OPEN);
    }

    public Stream<PullRequest> closed() {
        return pullRequests.stream().filter(pullRequest -> pullRequest.state() != PullRequestState.OPEN);
    }

    /** The counted keys: the listed ones, or every key that is required or reported. */
    public SortedSet<String> knownReports() {
        TreeSet<String> found = new TreeSet<>();
        repositories.forEach(repository -> found.addAll(repository.requiredReports()));
        pullRequests.forEach(pullRequest -> found.addAll(pullRequest.reports().keySet()));
        return reportKeys.resolve(found);
    }
}
