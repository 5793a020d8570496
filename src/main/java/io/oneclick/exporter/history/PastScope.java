package io.oneclick.exporter.history;

import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.PastPullRequest;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.model.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The past of one project, or of one repository. */
final class PastScope {

    private final List<Past.Listing> repositories = new ArrayList<>();
    private final List<PastPullRequest> pullRequests = new ArrayList<>();

    /** All of them, in the order of their names. */
    static Collection<PastScope> of(Past past, FlowBy by) {
        SortedMap<Scope, PastScope> scopes = new TreeMap<>();
        for (Past.Listing listing : past.repositories()) {
            scopes.computeIfAbsent(Scope.of(listing.repository(), by), scope -> new PastScope())
                    .repositories
                    .add(listing);
        }
        for (PastPullRequest pullRequest : past.pullRequests()) {
            scopes.get(Scope.of(pullRequest.repository(), by)).pullRequests.add(pullRequest);
        }
        return scopes.values();
    }

    /** The repositories of the projects that were listed at an instant, in microseconds since the epoch. */
    List<Repository> listed(long instant) {
        return repositories.stream()
                .filter(listing -> listing.since() <= instant)
                .map(Past.Listing::repository)
                .toList();
    }

    List<PastPullRequest> pullRequests() {
        return pullRequests;
    }
}
