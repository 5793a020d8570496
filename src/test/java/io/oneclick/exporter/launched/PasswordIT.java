package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.tools.attach.VirtualMachine;
import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.embedded.LocalDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks for the database's password wherever a process leaves traces. */
final class PasswordIT {

    private static final String SECRET = "find-me-if-you-can";

    @TempDir
    private Path directory;

    private TestDatabase database;
    private String url;
    private int port;
    private Path script;

    @BeforeEach
    void role() throws Exception {
        database = TestDatabase.create();
        database.project(1, "ONE").repository(1, 1, "one").pullRequest(1, 1, 1, 0, "c");
        database.execute(
                "DROP ROLE IF EXISTS secretive; CREATE ROLE secretive LOGIN SUPERUSER PASSWORD '" + SECRET + "'");
        LocalDatabase address = database.address().as("secretive", SECRET);
        url = address.url();
        port = Launched.freePort();
        script = Launched.script();
    }

    @AfterEach
    void drop() throws Exception {
        database.execute("DROP ROLE secretive");
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--database-url %s run --log-level trace", "run --log-level trace --database-url=%s"})
    void itIsNowhereToBeFound(String arguments) throws Exception {
        // The variable names another database: the flag must win, as it does without the launcher's help.
        Map<String, String> environment = environment();
        environment.put("DATABASE_URL", "postgres://127.0.0.1:" + Launched.freePort() + "/db");
        try (Launched run = Launched.start(
                directory,
                environment,
                script,
                arguments.formatted(url + "?sslpassword=" + SECRET).split(" "))) {
            Wait.until("a page of values is there", () -> run.metrics(port).contains("oneclick_pr_num{"));
            assertHidden("metrics", run.metrics(port));
            for (String path : List.of("/", "/-/healthy", "/metrics?name[]=" + "x")) {
                assertHidden(path, page(path));
            }
            assertHidden("beans", beans(run));
            Wait.until("the pool has logged its configuration", () -> run.text().contains("dataSourceProperties"));
            assertHidden("log", run.text());
            Path process = Path.of("/proc", String.valueOf(run.process().pid()));
            if (Files.isDirectory(process)) {
                assertHidden("process list", Files.readString(process.resolve("cmdline")));
                assertHidden("threads", threads(process));
            }
            run.process().destroy();
            run.exitCode();
            assertHidden("last words", run.text());
        }
    }

    @Test
    void aWrongPasswordIsNotRepeated() throws Exception {
        String wrong = url.replace(SECRET, SECRET + "-not");
        try (Launched run = Launched.start(directory, environment(), script, "--database-url", wrong)) {
            Wait.until("it says so", () -> run.text().contains("WARN"));
            assertHidden("log", run.text());
            assertHidden("beans", beans(run));
        }
        try (Launched run = Launched.start(directory, environment(), script, "check", "--database-url", wrong)) {
            assertEquals(1, run.exitCode(), run.text());
            assertHidden("check", run.text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres:/u:%s@host/db",
                "postgres://u:%s@ho st/db",
                "postgres://u:%s%%zz@host/db",
                "postgres://u:Hunter2@%s/Part@host/db",
                "postgres://u:123/%s@host/db",
                "jdbc:postgresql://u:%s/db",
                "jdbc:postgresql://host/db?password=a&%s",
                "%s"
            })
    void aBrokenUrlIsNotRepeated(String broken) throws Exception {
        try (Launched run =
                Launched.start(directory, environment(), script, "--database-url", broken.formatted(SECRET))) {
            assertEquals(2, run.exitCode(), run.text());
            assertTrue(run.text().contains("DATABASE_URL"), run.text());
            assertHidden("complaint", run.text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ONECLICK_DATABASE_PASSWORD_FILE=%s",
                "ONECLICK_TIMEZONE=postgres://u:%s@host/db",
                "argument=postgres://u:%s@host/db",
                "argument=--database-ur=postgres://u:%s@host/db",
                "file=postgres://u:%s@host/db",
                "file=database-password-file=%s"
            })
    void aMalformedCallIsNotRepeated(String call) throws Exception {
        Map<String, String> environment = environment();
        environment.put("DATABASE_URL", "postgres://u@127.0.0.1:1/db");
        List<String> arguments = new ArrayList<>(List.of("check"));
        String[] pair = call.formatted(SECRET).split("=", 2);
        switch (pair[0]) {
            case "argument" -> arguments.add(pair[1]);
            case "file" ->
                arguments.add("--config=" + Files.writeString(directory.resolve("exporter.properties"), pair[1]));
            default -> environment.put(pair[0], pair[1]);
        }
        try (Launched run = Launched.start(directory, environment, script, arguments.toArray(String[]::new))) {
            assertEquals(2, run.exitCode(), run.text());
            assertHidden("complaint", run.text());
        }
    }

    @Test
    void withoutALocaleArgumentsAndVariablesAreReadAsUtf8() throws Exception {
        Map<String, String> environment = environment();
        environment.put("LC_ALL", "C");
        environment.put("ONECLICK_TIMEZONE", "Europe/Zürich");
        environment.put("DATABASE_URL", "postgres://u@127.0.0.1:1/db");
        try (Launched run = Launched.start(directory, environment, script, "check", "--reports", "qualität,*")) {
            assertEquals(2, run.exitCode(), run.text());
            assertTrue(run.text().contains("--reports 'qualität,*'"), run.text());
            assertTrue(run.text().contains("ONECLICK_TIMEZONE 'Europe/Zürich'"), run.text());
        }
    }

    @Test
    void inALocaleWithoutTheCharactersTheyAreRefused() throws Exception {
        Map<String, String> environment = environment();
        environment.put("LC_ALL", "no_SUCH.ISO-8859-1");
        environment.put("DATABASE_URL", "postgres://u@127.0.0.1:1/db");
        try (Launched run = Launched.start(directory, environment, script, "check", "--reports", "qualität")) {
            assertEquals(2, run.exitCode(), run.text());
            assertTrue(run.text().contains("LC_ALL=C.UTF-8"), run.text());
        }
    }

    @Test
    void theHelpDoesNotShowTheEnvironment() throws Exception {
        Map<String, String> environment = environment();
        environment.put("DATABASE_URL", url);
        environment.put("PGPASSWORD", SECRET);
        try (Launched run = Launched.start(directory, environment, script, "--help")) {
            assertEquals(0, run.exitCode(), run.text());
            assertHidden("help", run.text());
        }
    }

    @Test
    void aFlagWithoutItsValueIsNamed() throws Exception {
        try (Launched run = Launched.start(directory, environment(), script, "run", "--database-url")) {
            assertEquals(2, run.exitCode(), run.text());
            assertTrue(run.lines().get(0).contains("--database-url"), run.text());
        }
    }

    @Test
    void aFlagWithAnEmptyValueIsNamed() throws Exception {
        try (Launched run = Launched.start(directory, environment(), script, "--database-url", "", "run")) {
            assertEquals(2, run.exitCode(), run.text());
            assertTrue(run.lines().get(0).contains("--database-url"), run.text());
        }
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of("ONECLICK_LISTEN", "127.0.0.1:" + port));
    }

    private static void assertHidden(String where, String text) {
        assertFalse(text.isBlank(), where + " was looked at");
        assertFalse(text.contains(SECRET), () -> where + " shows the password: " + text);
    }

    private String page(String path) throws Exception {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body()
                .concat("read");
    }

    private static String threads(Path process) throws Exception {
        StringBuilder names = new StringBuilder();
        try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
            for (Path task : tasks.toList()) {
                try {
                    names.append(Files.readString(task.resolve("comm")));
                } catch (IOException endedMeanwhile) {
                    // A thread that is gone shows nothing.
                }
            }
        }
        return names.toString();
    }

    /** Every attribute of every bean, ours and the JVM's, and a dump of all threads. */
    private static String beans(Launched run) throws Exception {
        assumeTrue(run.process().isAlive());
        VirtualMachine machine =
                VirtualMachine.attach(String.valueOf(run.process().pid()));
        try (JMXConnector connector =
                JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            StringBuilder all = new StringBuilder();
            for (ObjectName name : beans.queryNames(null, null)) {
                for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                    all.append(name).append(attribute);
                    try {
                        append(all, beans.getAttribute(name, attribute.getName()));
                    } catch (JMException | RuntimeException notSupportedHere) {
                        all.append(notSupportedHere);
                    }
                }
            }
            ObjectName exporter = new ObjectName("oneclick:type=Exporter");
            for (String operation : List.of("refresh", "reload", "explain")) {
                try {
                    append(all, beans.invoke(exporter, operation, null, null));
                } catch (JMException | RuntimeException failed) {
                    all.append(failed).append(failed.getCause());
                }
            }
            assertTrue(all.toString().contains("oneclick:type=Exporter"), "our own beans are among them");
            return all.toString();
        } finally {
            machine.detach();
        }
    }

    private static void append(StringBuilder all, Object value) {
        if (value instanceof CompositeData row) {
            row.values().forEach(cell -> append(all, cell));
        } else if (value instanceof TabularData table) {
            table.values().forEach(row -> append(all, row));
        } else if (value instanceof Object[] array) {
            Stream.of(array).forEach(element -> append(all, element));
        } else {
            all.append(value).append('\n');
        }
    }
}
