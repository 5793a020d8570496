package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.OpenPullRequest;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Snapshot;
import java.util.List;

/**
 * The time when each open pull request was opened.
 *
 * <pre>
 * oneclick_open_pr_opened_timestamp_seconds{pr_no="17",project="CCL",stash_repo="billing"} 1.790155817123456E9
 * </pre>
 */
final class OpenedPullRequestsCollector extends Collector {

    @Table("OpenedPullRequests")
    @Description("When each open pull request was opened: a row for each, as of the last flow reading")
    private record Opened(
            PullRequestKey key,

            @Family(
                    name = "oneclick_open_pr_opened_timestamp_seconds",
                    help = "Time when the open pull request was opened, in seconds since the Unix epoch")
            @Description("When it was opened, in seconds since 1970; absent where that cannot be read")
            Double openedTimestampSeconds) {

        static Opened of(OpenPullRequest pullRequest) {
            return new Opened(PullRequestKey.of(pullRequest), Column.seconds(pullRequest.opened()));
        }
    }

    OpenedPullRequestsCollector() {
        super("opened_pull_requests", Opened.class);
    }

    @Override
    List<Opened> rows(Snapshot snapshot) {
        snapshot.require(Part.DETAILS);
        snapshot.flow().require();
        return snapshot.details().choose(snapshot.flow().open().stream()).stream()
                .map(Opened::of)
                .toList();
    }
}
