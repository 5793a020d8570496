package io.oneclick.exporter.collector;

import java.util.List;

/** The list of all collectors. */
public final class Collectors {

    private static final List<Collector> ALL = List.of(
            new PullRequestsCollector(),
            new ReportResultsCollector(),
            new OpenPullRequestsCollector(),
            new ClosedPullRequestsCollector(),
            new ChecksCollector(),
            new UnmetReportsCollector(),
            new DetailLimitCollector(),
            new OpenPullRequestAgesCollector(),
            new AgedPullRequestsCollector(),
            new WaitingPullRequestsCollector(),
            new WaitingListCollector(),
            new BlockedPullRequestsCollector(),
            new OpenedPullRequestsCollector(),
            new PullRequestFlowCollector(),
            new ReviewsCollector(),
            new OpenBuildsCollector(),
            new FinishedBuildsCollector(),
            new FlowCollector());

    private Collectors() {}

    public static List<Collector> all() {
        return ALL;
    }
}
