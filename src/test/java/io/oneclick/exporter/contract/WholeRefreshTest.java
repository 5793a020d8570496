package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.jmx.Beans;
import io.oneclick.exporter.jmx.Registry;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;

/** A reader of the beans sees one refresh or the next, whole, while refreshes come as fast as they can. */
class WholeRefreshTest {

    private static final int READS = 2_000;
    private static final String[] TABLES = {
        "pr_num", "pr_missing_report", "result_report", "open_pr_report", "closed_pr_report", "check_summary"
    };

    private static List<Collected> values(String project) {
        Snapshot snapshot = new TestSnapshot()
                .repository(project, "api", "ci")
                .pullRequest(1, PullRequestState.OPEN)
                .pullRequest(2, PullRequestState.MERGED)
                .pullRequest(3, PullRequestState.OPEN)
                .pullRequest(4, PullRequestState.MERGED)
                .repository(project, "web")
                .build();
        List<Collected> values = new ArrayList<>();
        for (Collector collector : Collectors.all()) {
            values.add(collector.collect(snapshot));
        }
        return values;
    }

    @Test
    void aScrapeNeverSeesHalf() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        try (Registry registry = new Registry(server)) {
            Beans beans = new Beans(
                    registry,
                    Collectors.all().stream().map(Collector::declaration).toList());
            List<Collected> one = values("ONE");
            List<Collected> two = values("TWO");
            beans.publish(one);
            CountDownLatch enough = new CountDownLatch(1);
            Thread refresher = new Thread(() -> {
                while (enough.getCount() > 0) {
                    beans.publish(two);
                    beans.publish(one);
                }
            });
            refresher.start();
            try {
                Set<String> seen = new TreeSet<>();
                for (int i = 0; i < READS || seen.size() < 2; i++) {
                    Set<String> projects = projects(server);
                    assertEquals(1, projects.size(), () -> "in one reading: " + projects);
                    seen.addAll(projects);
                }
            } finally {
                enough.countDown();
                refresher.join();
            }
        }
    }

    /** The projects in all tables of one reading; each table must be there and have rows. */
    private static Set<String> projects(MBeanServer server) throws Exception {
        Set<String> projects = new TreeSet<>();
        var attributes = server.getAttributes(new ObjectName("oneclick:type=_"), TABLES);
        assertEquals(TABLES.length, attributes.size());
        for (Attribute attribute : attributes.asList()) {
            TabularData table = (TabularData) attribute.getValue();
            assertEquals(false, table.isEmpty(), attribute.getName());
            table.values()
                    .forEach(row ->
                            projects.add(((CompositeData) row).get("project").toString()));
        }
        return projects;
    }
}
