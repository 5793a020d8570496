package io.oneclick.exporter.bitbucket;

import java.util.List;
import java.util.stream.Stream;

/** The tables of Bitbucket's that are read, as it names them. */
final class Tables {

    static final List<String> SNAPSHOT = List.of(
            "project",
            "repository",
            "sta_personal_project",
            "sta_pull_request",
            "AO_2AD648_INSIGHT_REPORT",
            "AO_2AD648_MERGE_CHECK");

    /** Those that say who reviews a pull request, and when. */
    static final List<String> REVIEWS =
            List.of("sta_pr_participant", "sta_activity", "sta_pr_activity", "sta_service_user");

    /** Those of builds: Bitbucket 7.2 has the second, newer ones the first. */
    static final List<String> BUILDS = List.of("bb_build_status", "AO_CFE8FA_BUILD_STATUS");

    /** Those that say when pull requests were created and closed. */
    static final List<String> PAST = List.of("project", "repository", "sta_personal_project", "sta_pull_request");

    static final List<String> ALL =
            Stream.of(SNAPSHOT, REVIEWS, BUILDS).flatMap(List::stream).toList();

    private Tables() {}
}
