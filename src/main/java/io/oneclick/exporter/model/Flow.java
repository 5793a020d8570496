package io.oneclick.exporter.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The flow of pull requests: ages, durations, counts, who must act, and builds. It is read less often than the rest of
 * a snapshot and kept in between, so it has its own instant, projects and missing parts.
 *
 * @param readAt when it was read, by the code host's database; null if it was never read
 * @param windows the windows that are counted, all of which end with {@link #end}
 * @param scopes the numbers of each listed project, or of each of its repositories
 * @param open the open pull requests, the oldest first
 * @param missingParts the parts that could not be read, each with the reason
 */
public record Flow(
        Instant readAt,
        List<TimeSpan> windows,
        SortedMap<Scope, ScopeFlow> scopes,
        List<OpenPullRequest> open,
        Map<Part, String> missingParts) {

    /** The ages that open pull requests are compared with. */
    public static final List<TimeSpan> AGES = List.of(
            TimeSpan.days(1),
            TimeSpan.days(3),
            TimeSpan.days(7),
            TimeSpan.days(14),
            TimeSpan.days(30),
            TimeSpan.days(90));

    public Flow {
        windows = List.copyOf(windows);
        scopes = Collections.unmodifiableSortedMap(new TreeMap<>(scopes));
        open = List.copyOf(open);
        missingParts = Map.copyOf(missingParts);
    }

    /** A flow that could not be read, for this reason. */
    public static Flow unread(String reason) {
        return new Flow(null, List.of(), Collections.emptySortedMap(), List.of(), Map.of(Part.FLOW, reason));
    }

    /** The same flow without single pull requests. */
    public Flow counted() {
        return new Flow(readAt, windows, scopes, List.of(), missingParts);
    }

    /** The same with nothing but one project. */
    public Flow only(String project) {
        SortedMap<Scope, ScopeFlow> own = new TreeMap<>(scopes);
        own.keySet().removeIf(scope -> !scope.project().equals(project));
        return new Flow(
                readAt,
                windows,
                own,
                open.stream()
                        .filter(pullRequest -> pullRequest.project().equals(project))
                        .toList(),
                missingParts);
    }

    /** The reason why the first missing one of these parts could not be read; empty if none is missing. */
    public Optional<String> lack(Part... parts) {
        return Optional.ofNullable(missingParts.get(Part.FLOW)).or(() -> Part.firstMissing(missingParts, parts));
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
}
