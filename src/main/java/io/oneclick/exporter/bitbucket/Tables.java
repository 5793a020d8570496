package io.oneclick.exporter.bitbucket;

import java.util.List;
import java.util.stream.Stream;

/** The names of the Bitbucket tables that are read. */
final class Tables {

    static final List<String> SNAPSHOT = List.of(
            "project",
            "repository",
            "sta_personal_project",
            "sta_pull_request",
            "AO_2AD648_INSIGHT_REPORT",
            "AO_2AD648_MERGE_CHECK");

    /** The tables of reviews and activities. */
    static final List<String> REVIEWS =
            List.of("sta_pr_participant", "sta_activity", "sta_pr_activity", "sta_service_user");

    /** The tables of builds: Bitbucket 7.2 has the second one, newer versions the first one. */
    static final List<String> BUILDS = List.of("bb_build_status", "AO_CFE8FA_BUILD_STATUS");

    /** Those that say when pull requests were created and closed. */
    static final List<String> PAST = List.of("project", "repository", "sta_personal_project", "sta_pull_request");

    static final List<String> ALL =
            Stream.of(SNAPSHOT, REVIEWS, BUILDS).flatMap(List::stream).toList();

    private Tables() {}
}
