package io.oneclick.exporter.bitbucket;

import java.util.List;

/** The tables of Bitbucket's that are read, as it names them. */
final class Tables {

    static final List<String> SNAPSHOT = List.of(
            "project",
            "repository",
            "sta_personal_project",
            "sta_pull_request",
            "AO_2AD648_INSIGHT_REPORT",
            "AO_2AD648_MERGE_CHECK");

    private Tables() {}
}
