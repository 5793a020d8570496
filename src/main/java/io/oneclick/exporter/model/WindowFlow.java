package io.oneclick.exporter.model;

import java.util.Map;

/**
 * The counts and durations of one scope in one window.
 *
 * @param opened how many were created
 * @param mergedWithoutApproval how many were merged without an approval from anyone but the author
 * @param timeToMerge of the merged ones, from creation
 * @param timeToFirstReview of the created ones that were reviewed since, from creation
 * @param builds how many builds finished with each status
 * @param buildDuration of the builds that succeeded or failed
 */
public record WindowFlow(
        int opened,
        int merged,
        int declined,
        int mergedWithoutApproval,
        Percentiles timeToMerge,
        Percentiles timeToFirstReview,
        Map<BuildStatus, Integer> builds,
        Percentiles buildDuration) {}
