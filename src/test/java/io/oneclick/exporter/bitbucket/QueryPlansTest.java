package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.source.Extent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QueryPlansTest extends SourceCase {

    /** The statements that are explained, each with what follows up to the next. */
    private List<String> plans() throws Exception {
        return Pattern.compile("(?m)^== ")
                .splitAsStream(source.explain())
                .skip(1)
                .toList();
    }

    private static Set<String> names(List<String> plans) {
        Set<String> names = new TreeSet<>();
        plans.forEach(plan -> names.add(plan.lines().findFirst().orElseThrow()));
        return names;
    }

    @Test
    void everyStatementOfARefreshIsExplained() throws Exception {
        database.pullRequest(101, 10, 1, 0, "head");
        Set<String> read = new TreeSet<>();
        try (BitbucketSource listened = TestSource.open(
                TestSource.settings(database.readOnly().url()), (statement, duration, state) -> read.add(statement))) {
            listened.read(Extent.ALL);
        }
        // What the session itself asks for, and what only says which of two tables to read.
        read.removeAll(Set.of("session.sql", "build_tables.sql"));
        List<String> plans = plans();
        assertEquals(read, names(plans));
        for (String plan : plans) {
            assertTrue(plan.contains("Execution Time: "), plan);
        }
    }

    @Test
    void aTableThatCannotBeReadHidesNoOtherPlan() throws Exception {
        database.execute("DROP TABLE sta_pr_participant CASCADE");
        List<String> plans = plans();
        String participants = plans.stream()
                .filter(plan -> plan.startsWith("flow_participants"))
                .findFirst()
                .orElseThrow();
        assertTrue(participants.contains("sta_pr_participant"), participants);
        assertEquals(
                Set.of("flow_participants.sql", "flow_approvals.sql", "flow_reviews.sql"),
                names(plans.stream()
                        .filter(plan -> !plan.contains("Execution Time: "))
                        .toList()));
    }

    @Test
    void theTableOfBuildsThatIsReadIsExplained() throws Exception {
        assertTrue(names(plans()).contains("flow_builds.sql"));
        database.execute("DROP TABLE bb_build_status");
        assertTrue(names(plans()).contains("flow_legacy_builds.sql"));
        database.execute("DROP TABLE \"AO_CFE8FA_BUILD_STATUS\"");
        assertTrue(names(plans()).stream().noneMatch(name -> name.contains("builds")));
    }
}
