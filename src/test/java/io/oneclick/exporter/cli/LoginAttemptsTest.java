package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.postgres.TestProxy;
import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.refresh.Refresher;
import io.oneclick.exporter.refresh.TestRefresher;
import io.oneclick.exporter.refresh.TestTime;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.SourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often a real server is asked to accept a password that it does not know: each attempt is a connection, and a directory
 * server locks the account after a few. The clock is set by the test, and the interval of the refreshes never comes round.
 */
class LoginAttemptsTest {

    @TempDir
    private Path directory;

    private final TestTime clocks = new TestTime();
    private TestDatabase database;
    private LocalDatabase role;
    private TestProxy network;
    private Path file;
    private Refresher refresher;
    private Control control;
    private SettingsWatch watch;
    private int counted;

    @BeforeEach
    void wire() throws Exception {
        database = TestDatabase.create();
        database.project(1, "CCL").repository(10, 1, "api");
        role = database.readOnly();
        network = new TestProxy(role.port());
        file = directory.resolve("oneclick.properties");
        Files.writeString(file, "database-url=" + role.url() + "\n");
        SettingsReader reader = new SettingsReader(Map.of(), Map.of(), file);
        Settings settings = reader.read();
        CodeHost codeHost = new CodeHost(StatementListener.NONE, clocks.time().nanoseconds());
        refresher = TestRefresher.daily(codeHost.open(settings), clocks.time());
        control = new Control(reader, settings, codeHost, refresher, any -> {}, Optional::empty);
        watch = new SettingsWatch(control, file, clocks.time());
        assertTrue(control.refresh().succeeded());
    }

    @AfterEach
    void close() throws Exception {
        refresher.close();
        network.close();
        database.execute("ALTER ROLE oneclick PASSWORD 'of the tests'");
        database.close();
    }

    /** Connections with the changed password since the last time. */
    private int attempts() {
        int before = counted;
        counted = network.connections();
        return counted - before;
    }

    /** Another password, which is sent over a network of its own. */
    private void changePassword(String password) throws Exception {
        LocalDatabase changed = new LocalDatabase(network.port(), role.database(), role.user(), password);
        Files.writeString(file, "database-url=" + changed.url() + "\n");
        watch.look();
        watch.look();
        assertEquals(1, attempts(), "another password is tried at once");
    }

    private void serverTakesOnly(String password) throws Exception {
        database.execute("ALTER ROLE oneclick PASSWORD '" + password + "'");
        database.endSessions("oneclick");
    }

    /** The minutes, of so many, in which somebody tried to log in. */
    private List<Integer> minutesWithAttempts(int minutes) {
        List<Integer> found = new ArrayList<>();
        for (int minute = 1; minute <= minutes; minute++) {
            clocks.passes(Duration.ofMinutes(1));
            watch.look();
            int attempts = attempts();
            assertTrue(attempts <= 1, attempts + " attempts in minute " + minute);
            if (attempts == 1) {
                found.add(minute);
            }
        }
        return found;
    }

    @Test
    void reloadsThatTryAWrongPasswordAgainEveryMinuteLogInAfterGrowingPausesOnly() throws Exception {
        changePassword("wrong");
        assertEquals(List.of(1, 3, 7, 15, 25), minutesWithAttempts(30));
        assertTrue(control.refresh().succeeded(), "the old one still works");
    }

    @Test
    void anotherPasswordAndAReloadByAnOperatorAreTriedAtOnce() throws Exception {
        changePassword("wrong");
        assertEquals(List.of(1), minutesWithAttempts(2));
        assertThrows(SourceException.class, control::reload);
        assertEquals(1, attempts(), "an operator's reload");
        assertThrows(SourceException.class, control::reloadAgain);
        assertEquals(0, attempts(), "the exporter's own");
        changePassword("wrong, too");
    }

    @Test
    void aNewPasswordIsTriedAtOnceWhereTheOldOneIsRefusedForTheFirstTime() throws Exception {
        changePassword("new");
        assertEquals(List.of(1), minutesWithAttempts(2));
        serverTakesOnly("new");
        assertFalse(control.refresh().succeeded());
        watch.look();
        assertEquals("new", control.settings().get(Setting.DATABASE_URL).password());
        assertTrue(control.refresh().succeeded());
    }

    @Test
    void aPasswordThatIsCorrectedOnTheServerIsTriedAtOnceByAReload() throws Exception {
        serverTakesOnly("other");
        assertFalse(control.refresh().succeeded());
        serverTakesOnly(role.password());
        assertFalse(control.refresh().succeeded(), "it waits");
        assertEquals("no setting changed; 0 projects, 0 open pull requests, in 0 ms", control.reload());
    }
}
