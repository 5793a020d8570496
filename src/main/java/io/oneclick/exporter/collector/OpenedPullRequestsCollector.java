package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.OpenPullRequest;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * When each open pull request was opened.
 *
 * <pre>
 * oneclick_open_pr_opened_timestamp_seconds{pr_no="17",project="CCL",stash_repo="billing"} 1.790155817123456E9
 * </pre>
 */
public final class OpenedPullRequestsCollector implements Collector {

    private static final Declaration DECLARATION = Declaration.of(Opened.class);
    private static final double NANOSECONDS = 1e9;

    @Table("OpenedPullRequests")
    @Description("When each open pull request was opened: a row for each, as of the last flow reading")
    private record Opened(
            @Label("project") @Description("Project key") String project,

            @Label("stash_repo") @Description("Repository slug")
            String repository,

            @Label("pr_no") @Description("Number of the pull request in its repository")
            long number,

            @Family(
                    name = "oneclick_open_pr_opened_timestamp_seconds",
                    help = "Time when the open pull request was opened, in seconds since the Unix epoch")
            @Description("When it was opened, in seconds since 1970; absent where that cannot be read")
            Double openedTimestampSeconds) {

        static Opened of(OpenPullRequest pullRequest) {
            return new Opened(
                    pullRequest.repository().project(),
                    pullRequest.repository().slug(),
                    pullRequest.number(),
                    seconds(pullRequest.opened()));
        }
    }

    static Double seconds(Instant instant) {
        return instant == null ? null : instant.getEpochSecond() + instant.getNano() / NANOSECONDS;
    }

    @Override
    public String name() {
        return "opened_pull_requests";
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Collected collect(Snapshot snapshot) {
        snapshot.require(Part.DETAILS);
        snapshot.flow().require();
        List<Opened> rows = snapshot.details().choose(snapshot.flow().open().stream()).stream()
                .map(Opened::of)
                .toList();
        return new Collected(DECLARATION, rows);
    }
}
