package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.LogLines;
import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.refresh.FakeSource;
import io.oneclick.exporter.refresh.Refresher;
import io.oneclick.exporter.refresh.TestRefresher;
import io.oneclick.exporter.refresh.TestTime;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.Source;
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

/** A password that changes in the file before it changes in the database, with a clock that the test sets. */
class SettingsWatchTest {

    private static final String REFUSED = "password authentication failed";

    @TempDir
    private Path directory;

    private final TestTime clocks = new TestTime();
    private final LogLines log = new LogLines();
    private final FakeSource source = new FakeSource();
    private final List<String> passwords = new ArrayList<>();
    private boolean databaseHasIt;
    private Path password;
    private Refresher refresher;
    private Control control;
    private SettingsWatch watch;

    @BeforeEach
    void wire() throws Exception {
        password = Files.writeString(directory.resolve("password"), "old\n");
        SettingsReader reader = new SettingsReader(
                Map.of(Setting.DATABASE_PASSWORD_FILE, password.toString()),
                Map.of("DATABASE_URL", "postgres://me@db.example.com/bitbucket"),
                null);
        refresher = TestRefresher.daily(source, clocks.time());
        control = new Control(reader, reader.read(), this::open, refresher, settings -> {}, Optional::empty);
        watch = new SettingsWatch(control, null, clocks.time());
    }

    @AfterEach
    void close() {
        refresher.close();
        log.close();
    }

    private Source open(Settings settings) {
        passwords.add(settings.get(Setting.DATABASE_URL).password());
        FakeSource opened = new FakeSource();
        if (databaseHasIt) {
            opened.answer(FakeSource.snapshot("CCL"));
        } else {
            opened.fail(REFUSED);
        }
        return opened;
    }

    private void changeTheFile() throws Exception {
        Files.writeString(password, "new\n");
        watch.look();
        assertEquals(List.of(), passwords, "it may still be written");
        watch.look();
        assertEquals(List.of("new"), passwords);
    }

    private void refreshFails() {
        source.fail(REFUSED);
        assertFalse(control.refresh().succeeded());
    }

    @Test
    void whatIsRefusedIsTriedAgainAfterEachFailedRefreshUntilItIsInForce() throws Exception {
        changeTheFile();
        watch.look();
        assertEquals(1, passwords.size(), "no refresh has failed since");
        refreshFails();
        watch.look();
        watch.look();
        assertEquals(2, passwords.size());
        databaseHasIt = true;
        refreshFails();
        watch.look();
        assertEquals(3, passwords.size());
        assertEquals("new", control.settings().get(Setting.DATABASE_URL).password());
        clocks.passes(Duration.ofDays(1));
        watch.look();
        assertEquals(3, passwords.size(), "it is in force");
    }

    @Test
    void whileTheOldOneStillWorksItIsTriedAgainEveryMinute() throws Exception {
        changeTheFile();
        clocks.passes(Duration.ofSeconds(59));
        watch.look();
        assertEquals(1, passwords.size());
        databaseHasIt = true;
        clocks.passes(Duration.ofSeconds(1));
        watch.look();
        assertEquals(List.of("new", "new"), passwords);
        assertEquals("new", control.settings().get(Setting.DATABASE_URL).password());
    }

    @Test
    void aRefusalIsLoggedOnceAndSoIsTheEnd() throws Exception {
        changeTheFile();
        for (int minute = 0; minute < 5; minute++) {
            clocks.passes(Duration.ofMinutes(1));
            watch.look();
        }
        assertEquals(1, log.with("refused").size(), log.all().toString());
        databaseHasIt = true;
        clocks.passes(Duration.ofMinutes(1));
        watch.look();
        assertEquals(List.of("INFO Reloaded: the database's credentials changed"), log.with("Reloaded"));
    }

    @Test
    void aFileThatIsSetBackIsNoChangeAnyMore() throws Exception {
        changeTheFile();
        Files.writeString(password, "old\n");
        source.answer(FakeSource.snapshot("CCL"));
        watch.look();
        watch.look();
        assertTrue(
                log.all().get(log.all().size() - 1).startsWith("INFO Reloaded: no setting changed"),
                log.all().toString());
        clocks.passes(Duration.ofDays(1));
        watch.look();
        assertEquals(1, passwords.size());
    }
}
