package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.demo.Sample;
import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.embedded.ReadOnlyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What the exporter's sessions on the database are and may do. */
class DatabaseSessionTest {

    @Test
    void aSessionOfTheSuperuserCannotWriteEither() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            // Whoever reads this view writes: the one way to make a reader try.
            database.execute("CREATE TABLE written (at timestamptz);"
                    + " CREATE FUNCTION write() RETURNS boolean LANGUAGE sql VOLATILE AS"
                    + " 'INSERT INTO written VALUES (now()); SELECT true';"
                    + " ALTER TABLE project RENAME TO real_project;"
                    + " CREATE VIEW project AS SELECT * FROM real_project WHERE write();"
                    + " INSERT INTO real_project (id, name, project_key, project_type, namespace)"
                    + " VALUES (1, 'CCL', 'CCL', 0, '#')");
            try (TestExporter exporter = TestExporter.start(database.url())) {
                Wait.until("the refresh has failed", () -> exporter.console("LastError") != null);
                String error = (String) exporter.console("LastError");
                assertTrue(error.contains("cannot execute INSERT in a read-only transaction"), error);
            }
            assertEquals(List.of("0"), database.ask("SELECT count(*) FROM written"));
        }
    }

    @Test
    void sessionsAreAtMostTwoNamedAndRepeatableRead() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TestExporter exporter = TestExporter.start(database.url(), "timezone=Asia/Tokyo")) {
            Wait.until("the database is read", exporter::isUp);
            List<CompletableFuture<Void>> calls = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> call(exporter, i % 2 == 0 ? "explain" : "refresh")))
                    .toList();
            String sessions = "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE application_name = 'oneclick-exporter' AND datname = current_database()";
            List<Integer> seen = new ArrayList<>();
            Wait.until("all calls are answered", () -> {
                seen.add(Integer.valueOf(database.ask(sessions).get(0)));
                return calls.stream().allMatch(CompletableFuture::isDone);
            });
            assertTrue(seen.stream().allMatch(count -> count >= 1 && count <= 2), seen.toString());
        }
    }

    @Test
    void twoExportersOnOneDatabaseAgree() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Sample.load(database.address());
            try (TestExporter one = TestExporter.start(database.url(), "reports=*");
                    TestExporter other = TestExporter.start(database.url(), "reports=*")) {
                Wait.until("both have read", () -> one.isUp() && other.isUp());
                for (String family : List.of("pr_num", "result_report", "open_pr_report", "check_summary")) {
                    assertEquals(one.rows(family), other.rows(family));
                    assertFalse(one.rows(family).isEmpty());
                }
            }
        }
    }

    @Test
    void thePasswordIsInNoBean() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            String password = "s3cret!pässword";
            database.execute(
                    "DROP ROLE IF EXISTS secretive; CREATE ROLE secretive SUPERUSER LOGIN PASSWORD '" + password + "'");
            LocalDatabase address = database.address().as("secretive", password);
            try (TestExporter exporter = TestExporter.start(address.url())) {
                Wait.until("the database is read", exporter::isUp);
                List<String> values = new ArrayList<>();
                for (ObjectName name : exporter.server().queryNames(new ObjectName("oneclick:*"), null)) {
                    for (MBeanAttributeInfo attribute :
                            exporter.server().getMBeanInfo(name).getAttributes()) {
                        values.add(name + " " + attribute.getName() + " "
                                + exporter.server().getAttribute(name, attribute.getName()));
                    }
                }
                values.add(exporter.call("explain"));
                assertTrue(values.stream().anyMatch(value -> value.contains("as secretive")), values.toString());
                assertFalse(values.stream().anyMatch(value -> value.contains("s3cret")), values.toString());
            }
            database.execute("DROP ROLE secretive");
        }
    }

    @Test
    void withSeveralHostsTheNextOneServesWhenOneIsGone() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start();
                EmbeddedDatabase second = EmbeddedDatabase.start()) {
            for (EmbeddedDatabase server : List.of(first, second)) {
                LocalDatabase database = server.createDatabase("bitbucket");
                Sample.load(database);
                ReadOnlyRole.grant(database, "same");
            }
            String url = "postgres://oneclick:same@127.0.0.1:"
                    + first.database("bitbucket").port() + ",127.0.0.1:"
                    + second.database("bitbucket").port() + "/bitbucket?targetServerType=preferSecondary";
            try (TestExporter exporter = TestExporter.start(url, "interval=1s")) {
                Wait.until("the first is read", exporter::isUp);
                first.stopServer();
                long failures = (long) exporter.console("FailureCount");
                long successes = (long) exporter.console("SuccessCount");
                Wait.until("the second is read", () -> (long) exporter.console("SuccessCount") > successes + 1);
                assertTrue(exporter.isUp());
                assertTrue((long) exporter.console("FailureCount") - failures <= 1);
                assertEquals(30, exporter.rows("pr_num").size());
            }
        }
    }

    private static void call(TestExporter exporter, String operation) {
        try {
            exporter.call(operation);
        } catch (javax.management.JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
