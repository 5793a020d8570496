package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.model.PullRequestState;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;

/** How many beans there are: a number that depends on projects and report keys, never on pull requests. */
class BeanCountTest {

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
            List<Collected> values = new ArrayList<>();
            collectors.forEach(collector -> values.add(collector.collect(snapshot.build())));
            Beans beans = new Beans(
                    registry, collectors.stream().map(Collector::declaration).toList());
            beans.publish(values);
            beans.publish(values);
            return server.getMBeanCount() - before;
        }
    }

    @Test
    void eachProjectHasAsManyBeansAsTheFirst() {
        int ofOne = beans(1, 0) - beans(0, 0);
        assertTrue(ofOne > 0);
        assertEquals(beans(0, 0) + 7 * ofOne, beans(7, 0));
    }

    @Test
    void pullRequestsHaveNoBeansOfTheirOwn() {
        assertEquals(beans(2, 1), beans(2, 300));
    }
}
