package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.Published;
import io.oneclick.exporter.model.PullRequestState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;

/** How many beans there are: a number that depends on projects and report keys, never on pull requests. */
class BeanCountTest {

    private static final int KNOWN_REPORTS = 2;
    private static final int STATES = 3;
    private static final int TABLES = 3;
    private static final int SNAPSHOT_AND_LIMITS = 3;

    private static int beans(int projects, int pullRequests) {
        TestSnapshot snapshot = new TestSnapshot();
        for (int project = 0; project < projects; project++) {
            snapshot.repository("P" + project, "service");
            for (int number = 1; number <= pullRequests; number++) {
                snapshot.pullRequest(number, PullRequestState.OPEN, "ci=SUCCESS");
            }
        }
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        int before = server.getMBeanCount();
        List<Collector> collectors = Collectors.all();
        try (Registry registry = new Registry(server)) {
            Map<String, Published> values = new HashMap<>();
            collectors.forEach(collector -> values.put(collector.type(), collector.collect(snapshot.build())));
            BeanTree tree = new BeanTree(registry, collectors);
            tree.publish(values);
            tree.publish(values);
            return server.getMBeanCount() - before;
        }
    }

    @Test
    void aProjectHasABeanForEachStateAndEachReport() {
        assertEquals(1 * (STATES + KNOWN_REPORTS) + TABLES + SNAPSHOT_AND_LIMITS, beans(1, 0));
        assertEquals(7 * (STATES + KNOWN_REPORTS) + TABLES + SNAPSHOT_AND_LIMITS, beans(7, 0));
    }

    @Test
    void pullRequestsHaveNoBeansOfTheirOwn() {
        assertEquals(beans(2, 1), beans(2, 300));
    }
}
