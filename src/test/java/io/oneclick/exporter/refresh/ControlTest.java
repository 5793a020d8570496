package io.oneclick.exporter.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.LogLines;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator can do, on sources that answer as the test says. */
class ControlTest {

    @TempDir
    private Path directory;

    private final FakeSource first = new FakeSource();
    private final Deque<Source> others = new ArrayDeque<>();
    private final List<String> opened = new ArrayList<>();
    private final List<LogLevel> levels = new ArrayList<>();
    private final LogLines log = new LogLines();
    private String operator = "alice";
    private Path file;
    private Refresher refresher;
    private Control control;

    @BeforeEach
    void wire() throws Exception {
        file = directory.resolve("oneclick.properties");
        write("reports=ci");
        SettingsReader reader =
                new SettingsReader(Map.of(), Map.of("DATABASE_URL", "postgres://me@db.example.com/bitbucket"), file);
        refresher = TestRefresher.daily(first, Time.system());
        control = new Control(
                reader,
                reader.read(),
                this::open,
                refresher,
                settings -> levels.add(settings.get(Setting.LOG_LEVEL)),
                () -> Optional.ofNullable(operator));
    }

    @AfterEach
    void close() {
        refresher.close();
        log.close();
    }

    private Source open(Settings settings) {
        opened.add(settings.get(Setting.REPORTS).toString());
        return others.remove();
    }

    private void write(String settings) throws Exception {
        Files.writeString(file, settings + "\n");
    }

    @Test
    void aReloadThatReadsTheSameKeepsTheSourceAndTakesTheRest() throws Exception {
        write("reports=ci\ninterval=30s\nlog-level=debug");
        first.answer(FakeSource.snapshot("CCL"));
        String answer = control.reload();
        assertTrue(answer.startsWith("interval 15s -> 30s, log-level info -> debug; 1 projects, "), answer);
        assertEquals(Duration.ofSeconds(30), control.settings().get(Setting.INTERVAL));
        assertEquals(List.of(LogLevel.DEBUG), levels);
        assertEquals(List.of(), opened);
        assertEquals(1, first.reads());
    }

    @Test
    void aReloadThatReadsOtherwiseMakesASourceUnderTheNewSettingsAndClosesTheOld() throws Exception {
        FakeSource second = new FakeSource();
        second.answer(FakeSource.snapshot("CCL"));
        others.add(second);
        write("reports=sast");
        assertTrue(control.reload().startsWith("reports ci -> sast; "));
        assertEquals(List.of("sast"), opened);
        assertTrue(first.isClosed());
        assertFalse(second.isClosed());
    }

    @Test
    void aSourceThatCannotBeReadLeavesSettingsAndSourceAsTheyWere() throws Exception {
        FakeSource broken = new FakeSource();
        broken.fail("no such database");
        others.add(broken);
        write("reports=sast\ninterval=30s");
        SourceException refused = assertThrows(SourceException.class, control::reload);
        assertEquals("no such database", refused.getMessage());
        assertTrue(broken.isClosed());
        assertFalse(first.isClosed());
        assertEquals("ci", control.settings().get(Setting.REPORTS).toString());
        assertEquals(Duration.ofSeconds(15), control.settings().get(Setting.INTERVAL));
        assertEquals(List.of(), levels);
    }

    @Test
    void invalidSettingsAreRefusedBeforeAnySourceIsMade() throws Exception {
        write("reports=sast\ninterval=0s");
        assertThrows(InvalidSettingsException.class, control::reload);
        assertEquals(List.of(), opened);
        assertEquals(0, first.reads());
    }

    @Test
    void theIntervalIsTakenOrItsRuleIsSaid() {
        control.interval(Duration.ofMinutes(2));
        assertEquals(Duration.ofMinutes(2), control.settings().get(Setting.INTERVAL));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> control.interval(Duration.ofSeconds(Long.MAX_VALUE)));
        assertEquals("must be from 1s to 1d", refused.getMessage());
        assertEquals(Duration.ofMinutes(2), control.settings().get(Setting.INTERVAL));
    }

    @Test
    void theLogLevelIsHandedOnAndShown() {
        control.logLevel(LogLevel.WARN);
        assertEquals(List.of(LogLevel.WARN), levels);
        assertEquals(LogLevel.WARN, control.settings().get(Setting.LOG_LEVEL));
    }

    @Test
    void everyActionIsOneLineThatSaysWhoDidIt() throws Exception {
        first.answer(FakeSource.snapshot("CCL"));
        control.refresh();
        control.pause();
        control.resume();
        control.interval(Duration.ofMinutes(2));
        control.logLevel(LogLevel.WARN);
        control.logLevel(LogLevel.INFO);
        control.explain();
        write("reports=ci\ninterval=30s");
        first.answer(FakeSource.snapshot("CCL"));
        control.reload();
        assertEquals(
                List.of(
                        "INFO Refresh requested by alice",
                        "INFO Paused by alice",
                        "INFO Resumed by alice",
                        "INFO Interval set to 2m by alice",
                        "INFO Log level set to warn by alice",
                        "INFO Log level set to info by alice",
                        "INFO Query plans requested by alice",
                        "INFO Reloaded by alice: interval 2m -> 30s"),
                log.with(" by alice"));
    }

    @Test
    void actionsOfTheExporterItselfHaveNoUserInTheLog() throws Exception {
        operator = null;
        write("reports=ci\ninterval=30s");
        first.answer(FakeSource.snapshot("CCL"));
        control.reload();
        assertEquals(List.of("INFO Reloaded: interval 15s -> 30s"), log.with("Reloaded"));
    }

    @Test
    void aRefusedReloadIsOneLineWithAllItsProblems() throws Exception {
        write("interval=0s\nno-such=1");
        assertThrows(InvalidSettingsException.class, control::reload);
        List<String> lines = log.all();
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("WARNING Reload by alice refused, nothing changed: "), lines.get(0));
        assertTrue(
                lines.get(0).contains("must be from 1s to 1d") && lines.get(0).contains("; "), lines.get(0));
        assertFalse(lines.get(0).contains("\n"), lines.get(0));
    }

    @Test
    void anOperatorHearsOfEachRefusalAndTheLogOfTheExportersOwnTriesOnce() throws Exception {
        write("interval=0s");
        operator = null;
        assertThrows(InvalidSettingsException.class, control::reload);
        assertThrows(InvalidSettingsException.class, control::reload);
        assertEquals(1, log.all().size());
        operator = "alice";
        assertThrows(InvalidSettingsException.class, control::reload);
        assertEquals(2, log.all().size());
    }

    @Test
    void oneExplainRunsAtATimeSoThatTheRefreshKeepsItsConnection() throws Exception {
        first.holdExplain();
        CompletableFuture<String> running = CompletableFuture.supplyAsync(() -> {
            try {
                return control.explain();
            } catch (SourceException e) {
                throw new IllegalStateException(e);
            }
        });
        first.awaitExplain();
        IllegalStateException refused = assertThrows(IllegalStateException.class, control::explain);
        assertTrue(refused.getMessage().startsWith("Another explain() is running"), refused.getMessage());
        first.releaseExplain();
        assertEquals("the plans of a fake", running.get());
        assertEquals("the plans of a fake", control.explain());
    }

    @Test
    void refreshPauseAndExplainAreTheRefreshersAndTheSources() throws Exception {
        first.answer(FakeSource.snapshot("CCL"));
        assertTrue(control.refresh().succeeded());
        control.pause();
        assertTrue(control.isPaused());
        control.resume();
        assertFalse(control.isPaused());
        assertEquals("the plans of a fake", control.explain());
        assertEquals("a fake", control.sourceName());
    }
}
