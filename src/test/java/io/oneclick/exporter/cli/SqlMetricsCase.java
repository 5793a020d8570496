package io.oneclick.exporter.cli;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An exporter with metrics from files in a directory, on a real database, and the page that the agent makes. */
abstract class SqlMetricsCase {

    @TempDir
    Path directory;

    TestDatabase database;
    AgentPage page;
    TestExporter exporter;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
        database.execute("CREATE TABLE own (k text, n numeric, at timestamptz)");
        database.execute("GRANT SELECT ON own TO PUBLIC");
        page = new AgentPage();
    }

    @AfterEach
    void close() throws Exception {
        if (exporter != null) {
            exporter.close();
        }
        database.close();
    }

    void file(String name, String text) throws Exception {
        Files.writeString(directory.resolve(name), text);
    }

    void start(String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("sql-metrics=" + directory);
        exporter = new TestExporter(page.server(), database.readOnly().url(), null, all.toArray(String[]::new)).start();
        Wait.until("the database is read", exporter::isUp);
    }

    /** Starts and waits until every collector has run. */
    void started(String... settings) throws Exception {
        start(settings);
        Wait.until("own SQL is read", () -> {
            for (ObjectName name : beans("type=Collector,*")) {
                if (page.server().getAttribute(name, "Success") == null) {
                    return false;
                }
            }
            return true;
        });
    }

    List<ObjectName> beans(String keys) throws Exception {
        MBeanServer server = page.server();
        return server.queryNames(TestExporter.bean(keys), null).stream()
                .sorted()
                .toList();
    }

    static String collector(String name, String... metrics) {
        return "collector_name: " + name + "\nmetrics:\n" + String.join("", metrics);
    }

    static String metric(String name, String query, String... others) {
        return "  - metric_name: " + name + "\n    help: Help of " + name + "\n    query: \"" + query + "\"\n"
                + (String.join("", others).contains("type:") ? "" : "    type: gauge\n")
                + (String.join("", others).contains("values:") ? "" : "    values: [n]\n")
                + String.join(
                        "",
                        Arrays.stream(others).map(line -> "    " + line + "\n").toList());
    }
}
