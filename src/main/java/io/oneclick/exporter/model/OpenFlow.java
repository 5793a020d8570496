package io.oneclick.exporter.model;

import java.util.List;
import java.util.Map;

/**
 * The open pull requests of one scope.
 *
 * @param age how long they have been open
 * @param olderThan how many are older than each of {@link Flow#AGES}
 * @param idleLongerThan how many did not change for longer than each of {@link Flow#AGES}
 * @param waiting how many wait for each party
 * @param staleApprovals how many somebody approved at an older head
 * @param withoutReviewer how many have no reviewer
 * @param builds how many builds on their heads have each status
 */
public record OpenFlow(
        Percentiles age,
        List<Integer> olderThan,
        List<Integer> idleLongerThan,
        Map<Party, Integer> waiting,
        int staleApprovals,
        int withoutReviewer,
        Map<BuildStatus, Integer> builds) {}
