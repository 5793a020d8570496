package io.oneclick.exporter.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.model.ReportKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final String URL = "postgres://alice:s3cret@db/bitbucket";
    private static final Map<Setting<?>, String> URL_ONLY = Map.of(Setting.DATABASE_URL, URL);

    /** A value of each setting that is not its default, as Settings shows it. */
    private static final Map<Setting<?>, String> OTHERS = Map.ofEntries(
            Map.entry(Setting.DATABASE_URL, "postgres://bob@other/x"),
            Map.entry(Setting.INTERVAL, "1m30s"),
            Map.entry(Setting.TIMEZONE, "America/Chicago"),
            Map.entry(Setting.REPORTS, "lint,sast"),
            Map.entry(Setting.CLOSED_WINDOW, "5m"),
            Map.entry(Setting.STATEMENT_TIMEOUT, "250ms"),
            Map.entry(Setting.REFRESH_TIMEOUT, "1m30s"),
            Map.entry(Setting.STALE_AFTER, "0"),
            Map.entry(Setting.PULL_REQUEST_DETAILS, "off"),
            Map.entry(Setting.MAX_DETAIL_SERIES, "500"),
            Map.entry(Setting.FLOW_WINDOWS, "12h,4w"),
            Map.entry(Setting.FLOW_INTERVAL, "10m"),
            Map.entry(Setting.FLOW_BY, "repository"),
            Map.entry(Setting.SQL_METRICS, "/etc/oneclick/sql"),
            Map.entry(Setting.MAX_SQL_SERIES, "7"),
            Map.entry(Setting.LOG_LEVEL, "debug"),
            Map.entry(Setting.LOG_FORMAT, "json"),
            Map.entry(Setting.PUSH_URL, "https://gateway:9091/prefix"),
            Map.entry(Setting.PUSH_JOB, "ccl"),
            Map.entry(Setting.PUSH_GROUPING, "instance=a/b,site=north"),
            Map.entry(Setting.PUSH_INTERVAL, "1m"),
            Map.entry(Setting.PUSH_USER, "me"),
            Map.entry(Setting.PUSH_PASSWORD_FILE, "/run/secrets/gateway"),
            Map.entry(Setting.PUSH_DELETE_ON_EXIT, "on"));

    @TempDir
    private Path directory;

    private static Settings read(Map<Setting<?>, String> flags, Map<String, String> environment, Path file)
            throws InvalidSettingsException {
        return new SettingsReader(flags, environment, file).read();
    }

    private static List<String> problems(Map<Setting<?>, String> flags, Map<String, String> environment, Path file) {
        return assertThrows(InvalidSettingsException.class, () -> read(flags, environment, file))
                .problems();
    }

    private Path file(String text) throws Exception {
        return Files.writeString(directory.resolve("exporter.properties"), text);
    }

    /** The other value of a setting; for the password's file, one that is there. */
    private String other(Setting<?> setting) throws Exception {
        if (setting == Setting.DATABASE_PASSWORD_FILE) {
            return Files.writeString(directory.resolve("password"), "from the file\n")
                    .toString();
        }
        assertTrue(OTHERS.containsKey(setting), () -> "give " + setting + " a value in OTHERS of this test");
        return OTHERS.get(setting);
    }

    private static String shown(Setting<?> setting, String text) {
        return setting == Setting.DATABASE_URL ? "other:5432/x as bob" : text;
    }

    @Test
    void everythingButTheDatabaseHasADefault() throws Exception {
        Settings settings = read(URL_ONLY, Map.of(), null);
        assertEquals(
                "jdbc:postgresql://db:5432/bitbucket",
                settings.get(Setting.DATABASE_URL).jdbcUrl());
        assertEquals("s3cret", settings.get(Setting.DATABASE_URL).password());
        assertEquals(Duration.ofSeconds(15), settings.get(Setting.INTERVAL));
        assertEquals(ZoneId.of("UTC"), settings.get(Setting.TIMEZONE));
        assertEquals(
                ReportKeys.of(List.of("ci", "codecoverage", "sast", "smoke", "snyk", "sabug", "sasmell", "savul")),
                settings.get(Setting.REPORTS));
        assertEquals(Duration.ofMinutes(1), settings.get(Setting.CLOSED_WINDOW));
        assertEquals(Duration.ofSeconds(30), settings.get(Setting.STATEMENT_TIMEOUT));
        assertEquals(Duration.ofMinutes(5), settings.get(Setting.STALE_AFTER));
        assertEquals(LogLevel.INFO, settings.get(Setting.LOG_LEVEL));
        assertEquals("", settings.text(Setting.DATABASE_PASSWORD_FILE));
    }

    @ParameterizedTest
    @MethodSource("io.oneclick.exporter.settings.Setting#all")
    void everySettingHasAFlagAVariableAndAKeyWithOneName(Setting<?> setting) throws Exception {
        String value = other(setting);
        Map<Setting<?>, String> flags = new HashMap<>(URL_ONLY);
        Map<String, String> environment = new HashMap<>();
        if (setting == Setting.DATABASE_URL) {
            flags.clear();
        }
        environment.put(setting.variable(), value);
        assertEquals(shown(setting, value), read(flags, environment, null).text(setting), setting.variable());
        Path file = file(setting.key() + "=" + value);
        assertEquals(shown(setting, value), read(flags, Map.of(), file).text(setting), setting.key());
        flags.put(setting, value);
        assertEquals(shown(setting, value), read(flags, Map.of(), null).text(setting), setting.flag());
        String name = setting.flag().substring(2).replace('-', '_').toUpperCase(java.util.Locale.ROOT);
        assertTrue(
                setting.variable().equals(name) || setting.variable().equals("ONECLICK_" + name), setting.variable());
        assertEquals("--" + setting.key(), setting.flag());
    }

    @Test
    void aFlagWinsOverTheEnvironmentWhichWinsOverTheFileWhichWinsOverTheDefault() throws Exception {
        Path file = file("interval=2s\ntimezone=Asia/Kolkata\nlog-level=warn");
        Map<String, String> environment = Map.of("ONECLICK_INTERVAL", "3s", "ONECLICK_TIMEZONE", "Europe/Berlin");
        Settings settings = read(Map.of(Setting.DATABASE_URL, URL, Setting.INTERVAL, "4s"), environment, file);
        assertEquals(Duration.ofSeconds(4), settings.get(Setting.INTERVAL));
        assertEquals(ZoneId.of("Europe/Berlin"), settings.get(Setting.TIMEZONE));
        assertEquals(LogLevel.WARN, settings.get(Setting.LOG_LEVEL));
        assertEquals(Duration.ofMinutes(1), settings.get(Setting.CLOSED_WINDOW));
    }

    @Test
    void anEmptyVariableIsNoVariable() throws Exception {
        assertEquals(
                Duration.ofSeconds(15),
                read(URL_ONLY, Map.of("ONECLICK_INTERVAL", " "), null).get(Setting.INTERVAL));
    }

    @Test
    void allProblemsAreNamedAtOnceByTheSpellingThatWasUsed() throws Exception {
        Path file = file("closed-window=90s\nintervall=15s");
        List<String> problems = problems(
                Map.of(Setting.INTERVAL, "0", Setting.LOG_LEVEL, "loud"),
                Map.of("ONECLICK_TIMEZONE", "GMT+2", "ONECLICK_REPORTS", "ci,*"),
                file);
        assertEquals(7, problems.size(), problems.toString());
        String all = String.join("\n", problems);
        for (String part : new String[] {
            "line 2 of " + file + " is no setting: did you mean interval?",
            "--database-url (or DATABASE_URL) is required",
            "--interval '0': must be from 1s to 1d",
            "ONECLICK_TIMEZONE 'GMT+2': must be a name of the tz database",
            "ONECLICK_REPORTS 'ci,*': must be report keys separated by commas, or * alone",
            "closed-window in " + file + " '90s': must be whole minutes from 1m to 366d",
            "--log-level 'loud': must be error, warn, info, debug or trace"
        }) {
            assertTrue(all.contains(part), part + " is not in\n" + all);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres://alice:s3cret@db:port/x", "s3cret", "jdbc:postgresql://alice:s3cret@db/x"})
    void aPasswordIsInNoProblem(String url) {
        List<String> problems = problems(Map.of(Setting.DATABASE_URL, url), Map.of("PGPASSWORD", "s3cret"), null);
        assertEquals(1, problems.size());
        assertTrue(!problems.get(0).contains("s3cret"), problems.get(0));
        assertTrue(problems.get(0).startsWith("--database-url: "), problems.get(0));
    }

    @Test
    void aPasswordIsInNoTextOfTheSettings() throws Exception {
        Settings settings = read(URL_ONLY, Map.of(), null);
        assertTrue(!settings.toString().contains("s3cret"), settings.toString());
        assertEquals("db:5432/bitbucket as alice", settings.text(Setting.DATABASE_URL));
    }

    @Test
    void thePasswordComesFromItsFileThenFromTheUrlThenFromTheEnvironment() throws Exception {
        Map<String, String> environment = Map.of("PGPASSWORD", "from the environment");
        Map<Setting<?>, String> flags = new HashMap<>(Map.of(Setting.DATABASE_URL, "postgres://alice@db/x"));
        assertEquals(
                "from the environment",
                read(flags, environment, null).get(Setting.DATABASE_URL).password());
        flags.put(Setting.DATABASE_URL, "postgres://alice:url@db/x");
        assertEquals(
                "url", read(flags, environment, null).get(Setting.DATABASE_URL).password());
        flags.put(Setting.DATABASE_PASSWORD_FILE, other(Setting.DATABASE_PASSWORD_FILE));
        assertEquals(
                "from the file",
                read(flags, environment, null).get(Setting.DATABASE_URL).password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "59s", "61s", "PT1M0.5S", "-1m", "-PT1M", "367d", "999999999d", "a minute"})
    void theClosedWindowIsWholeMinutesFromOneToAYear(String window) throws Exception {
        Map<Setting<?>, String> flags = new HashMap<>(URL_ONLY);
        flags.put(Setting.CLOSED_WINDOW, window);
        assertEquals(1, problems(flags, Map.of(), null).size());
        flags.put(Setting.CLOSED_WINDOW, "366d");
        assertEquals(Duration.ofDays(366), read(flags, Map.of(), null).get(Setting.CLOSED_WINDOW));
    }

    @ParameterizedTest
    @MethodSource("io.oneclick.exporter.settings.Setting#all")
    void everyDurationIsBounded(Setting<?> setting) {
        if (setting.shape().equals("DURATION")) {
            for (String text :
                    new String[] {"PT9223372036854775807S", "367d", "-1s", "-PT1S", "P1D".repeat(2), "1ns"}) {
                assertThrows(IllegalArgumentException.class, () -> setting.parse(text), setting + " " + text);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1s", "366d", "0"})
    void staleAfterIsZeroOrADurationOfUpToAYear(String text) {
        assertEquals(text, Durations.format(Setting.STALE_AFTER.parse(text)));
    }

    @Test
    void aTextThatTheLocaleMadeUnreadableIsRefused() {
        Map<Setting<?>, String> flags = new HashMap<>(URL_ONLY);
        flags.put(Setting.REPORTS, "ci,qualit\uFFFD\uFFFDt");
        List<String> problems = problems(flags, Map.of("ONECLICK_TIMEZONE", "Europe/Z\uFFFDrich"), null);
        assertEquals(2, problems.size(), problems.toString());
        for (String problem : problems) {
            assertTrue(problem.contains("LC_ALL=C.UTF-8"), problem);
        }
    }

    @Test
    void aFileThatCannotBeReadIsOneProblemAmongOthers() {
        List<String> problems = problems(Map.of(), Map.of(), directory.resolve("absent.properties"));
        assertEquals(2, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains("absent.properties: cannot be read"), problems.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interval=15s\ns3cret",
                "postgres://alice:s3cret@db/x",
                "password=s3cret",
                "s3cret\\u00zz=1",
                "timezone=postgres://alice:s3cret@db/x",
                "database-password-file=s3cret",
                "database-url=postgres://alice:1/s3cret@db/x"
            })
    void aLineThatIsNoSettingIsNotRepeated(String text) throws Exception {
        Map<Setting<?>, String> flags = text.startsWith("database-url") ? Map.of() : URL_ONLY;
        List<String> problems = problems(flags, Map.of(), file(text));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains("exporter.properties"), problems.get(0));
        assertFalse(problems.get(0).contains("s3cret"), problems.get(0));
    }

    @Test
    void aPasswordInPlaceOfItsFileIsNotRepeated() {
        for (Map<String, String> environment : List.of(
                Map.of("ONECLICK_DATABASE_PASSWORD_FILE", "s3cret"), Map.of("ONECLICK_TIMEZONE", "alice:s3cret@db"))) {
            List<String> problems = problems(URL_ONLY, environment, null);
            assertEquals(1, problems.size(), problems.toString());
            assertFalse(problems.get(0).contains("s3cret"), problems.get(0));
        }
    }

    @Test
    void aFileThatIsNoRegularOneIsRefusedWithoutReadingIt() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Map<Setting<?>, String> flags = new HashMap<>(URL_ONLY);
        assertTrue(problems(flags, Map.of(), pipe).get(0).contains("must be a regular file"));
        for (Path notRegular : List.of(pipe, directory, Path.of("/dev/zero"))) {
            flags.put(Setting.DATABASE_PASSWORD_FILE, notRegular.toString());
            assertEquals(
                    List.of(
                            "--database-password-file: must be a regular file, because it is read again when it changes"),
                    problems(flags, Map.of(), null));
        }
    }

    @Test
    void aPasswordFileIsAShortText() throws Exception {
        Path file = directory.resolve("password");
        Map<Setting<?>, String> flags = new HashMap<>(URL_ONLY);
        flags.put(Setting.DATABASE_PASSWORD_FILE, file.toString());
        Files.write(file, new byte[(1 << 20) + 1]);
        assertTrue(problems(flags, Map.of(), null).get(0).endsWith("must be a file of at most 1 MB"));
        Files.write(file, new byte[] {'p', (byte) 0xFC});
        assertTrue(problems(flags, Map.of(), null).get(0).endsWith("must be text in UTF-8"));
        Files.writeString(file, "\n");
        assertTrue(problems(flags, Map.of(), null).get(0).endsWith("must contain the password in its first line"));
        Files.writeString(file, "pässword \r\nsecond line");
        assertEquals(
                "pässword ",
                read(flags, Map.of(), null).get(Setting.DATABASE_URL).password());
    }

    @Test
    void theFileIsReadAnewAtEachCall() throws Exception {
        SettingsReader reader = new SettingsReader(URL_ONLY, Map.of(), file("interval=2s"));
        assertEquals(Duration.ofSeconds(2), reader.read().get(Setting.INTERVAL));
        file("interval=3s");
        assertEquals(Duration.ofSeconds(3), reader.read().get(Setting.INTERVAL));
    }

    @Test
    void anIntervalLongerThanTheClosedWindowIsAllowedWithAWarning() throws Exception {
        Map<Setting<?>, String> flags = Map.of(Setting.DATABASE_URL, URL, Setting.INTERVAL, "2m");
        List<String> warnings = new SettingsReader(flags, Map.of(), null).read().warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("longer than the closed window (1m)"), warnings.get(0));
        assertEquals(
                List.of(), new SettingsReader(URL_ONLY, Map.of(), null).read().warnings());
    }
}
