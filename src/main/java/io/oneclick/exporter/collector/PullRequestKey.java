package io.oneclick.exporter.collector;

import io.oneclick.exporter.model.Listed;

/** The labels that identify the pull request of a row. */
public record PullRequestKey(
        @Label("project") @Description("Project key") String project,
        @Label("stash_repo") @Description("Repository slug") String repository,

        @Label("pr_no") @Description("Number of the pull request in its repository")
        long number) {

    static PullRequestKey of(Listed pullRequest) {
        return new PullRequestKey(
                pullRequest.project(), pullRequest.repository().slug(), pullRequest.number());
    }
}
