package io.oneclick.exporter.model;

import java.util.SortedSet;

/**
 * A repository of a listed project.
 *
 * @param requiredReports keys a pull request into this repository must have before it merges, by the repository's own
 *     merge checks and its project's
 * @param mustPassReports those of them whose result must also be a success
 */
public record Repository(
        String project, String slug, SortedSet<String> requiredReports, SortedSet<String> mustPassReports) {}
