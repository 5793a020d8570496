package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What check says of a database and of settings with which a refresh works, but which are probably not meant so. */
class CheckCommandTest {

    private TestDatabase database;
    private String url;

    @BeforeEach
    void onePullRequest() throws Exception {
        database = TestDatabase.create();
        database.project(1, "CCL").repository(10, 1, "billing").pullRequest(100, 10, 7, 0, "aaaa");
        changed("now() AT TIME ZONE 'UTC' - interval '3 min'");
        url = database.readOnly().url();
    }

    @AfterEach
    void drop() throws Exception {
        LogManager.getLogManager().readConfiguration();
        database.close();
    }

    private void changed(String when) throws Exception {
        database.execute("UPDATE sta_pull_request SET updated_timestamp = " + when);
    }

    /** Runs check; its lines end with what it says of all. */
    private List<String> check(int exitCode, Map<String, String> environment, String... arguments) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("DATABASE_URL", url));
        all.putAll(environment);
        StringWriter out = new StringWriter();
        String[] call = new String[arguments.length + 1];
        call[0] = "check";
        System.arraycopy(arguments, 0, call, 1, arguments.length);
        PrintWriter err = new PrintWriter(new StringWriter());
        assertEquals(exitCode, new CommandLines(all, new PrintWriter(out), err).execute(call), out.toString());
        return out.toString().lines().toList();
    }

    private static String line(List<String> lines, String part) {
        List<String> found = lines.stream().filter(line -> line.contains(part)).toList();
        assertEquals(1, found.size(), part + " in " + lines);
        return found.get(0);
    }

    private static void assertWarns(List<String> lines, String... parts) {
        for (String part : parts) {
            assertTrue(line(lines, part).startsWith("WARNING  "), line(lines, part));
        }
        assertEquals("0 problems and 1 warning, see above.", lines.get(lines.size() - 1));
    }

    @Test
    void theNewestChangeIsReportedWithItsAge() throws Exception {
        List<String> lines = check(0, Map.of());
        assertTrue(line(lines, "newest change").startsWith("ok       "), line(lines, "newest change"));
        assertTrue(line(lines, "newest change").matches(".* is 3 min \\d+ s old .* in UTC.*"), lines.toString());
        assertEquals("No problems and no warnings.", lines.get(lines.size() - 1));
    }

    @Test
    void aZoneTooFarInTheEastIsNoticedByTheAgeOfTheNewestChange() throws Exception {
        List<String> lines = check(0, Map.of(), "--timezone", "Asia/Tokyo");
        assertWarns(lines, "is 9 h 3 min old");
        assertTrue(line(lines, "newest change").contains("--timezone is 9 h too far east"), lines.toString());
    }

    @Test
    void aZoneTooFarInTheWestIsAProblem() throws Exception {
        List<String> lines = check(1, Map.of(), "--timezone", "America/Chicago");
        assertTrue(line(lines, "in the future").startsWith("PROBLEM  "), lines.toString());
        assertEquals("1 problem and 0 warnings, see above.", lines.get(lines.size() - 1));
    }

    @Test
    void aDatabaseInWhichNothingHappensIsPerhapsACopy() throws Exception {
        changed("now() AT TIME ZONE 'UTC' - interval '50 h'");
        assertWarns(check(0, Map.of()), "2 d 2 h old");
        database.execute("DELETE FROM sta_pull_request");
        assertEquals("ok       No pull request has changed yet", line(check(0, Map.of()), "changed yet"));
    }

    @Test
    void theReportsFoundRequiredAndCountedAreTold() throws Exception {
        database.report(10, "bbbb", "ci", 0).report(10, "bbbb", "sast", 0).report(10, "cccc", "sast", 0);
        database.mergeCheck("REPOSITORY", 10, "lint").mergeCheck("REPOSITORY", 10, "ci");
        List<String> lines = check(0, Map.of(), "--reports", "ci,lint,sast");
        assertEquals(
                "ok       Reports: found ci,sast; required ci,lint; counted ci,lint,sast",
                line(lines, "Reports: found"));
        assertEquals("No problems and no warnings.", lines.get(lines.size() - 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ci,lint,Sast  | 'Sast' (did you mean sast?)",
                "ci,lint,sasst | 'sasst' (did you mean sast?)",
                "ci,lint,ci;sast | 'ci;sast' (keys are separated by commas)",
                "ci,lint,qualität | 'qualität'; check --reports",
                "ci,sast | Required reports that are not counted, and therefore never counted as missing: lint"
            })
    void aKeyThatOccursNowhereOrIsLeftOutIsAWarning(String reports, String part) throws Exception {
        database.report(10, "bbbb", "ci", 0).report(10, "bbbb", "sast", 0).mergeCheck("REPOSITORY", 10, "lint");
        assertWarns(check(0, Map.of(), "--reports", reports), part);
    }

    @Test
    void theDefaultListOfReportsIsNoWarning() throws Exception {
        List<String> lines = check(0, Map.of());
        assertTrue(line(lines, "neither found nor required").startsWith("ok       "), lines.toString());
    }

    @Test
    void aRoleThatMayDoMoreThanItNeedsIsAWarning() throws Exception {
        assertTrue(line(check(0, Map.of()), "has no other privileges").startsWith("ok       "));
        database.execute("CREATE TABLE notes (id int); GRANT SELECT, INSERT ON notes TO oneclick");
        assertWarns(
                check(0, Map.of()),
                "can write 1 table; it can read 1 table that the exporter does not need, for example notes");
        url = database.url();
        assertWarns(check(0, Map.of()), "it is a superuser");
    }

    @Test
    void anOwnerMayDoMoreThanItNeeds() throws Exception {
        database.execute("ALTER TABLE sta_normal_user OWNER TO oneclick");
        assertWarns(
                check(0, Map.of()),
                "it owns 1 table; it can write 1 table; it can read 1 table that the exporter does not need");
    }

    @Test
    void aSessionWithoutEncryptionThatStaysOnThisMachineIsFine() throws Exception {
        assertEquals(
                "ok       The session is not encrypted, but does not leave this machine",
                line(check(0, Map.of()), "encrypted"));
    }

    @Test
    void aParameterThatTheDriverIgnoresIsAWarning() throws Exception {
        url += "?sslmod=require";
        assertWarns(check(0, Map.of()), "did you mean sslmode?");
    }

    @Test
    void aVariableThatIsNotASettingIsAWarning() throws Exception {
        Map<String, String> harmless =
                Map.of("ONECLICK_LISTEN", "x", "ONECLICK_EXPORTER_PORT_8000_TCP", "x", "ONECLICK_INTERVAL", "15s");
        assertEquals("No problems and no warnings.", last(check(0, harmless)));
        assertWarns(
                check(0, Map.of("ONECLICK_INTERVALL", "15s")),
                "ONECLICK_INTERVALL is not a setting: did you mean ONECLICK_INTERVAL?");
        assertWarns(check(0, Map.of("ONECLICK_COLOUR", "red")), "ONECLICK_COLOUR is not a setting: see --help");
    }

    @Test
    void anIntervalLongerThanTheClosedWindowIsAWarning() throws Exception {
        List<String> lines = check(0, Map.of(), "--interval", "2m");
        assertWarns(lines, "longer than the closed window");
        assertFalse(lines.toString().contains("PROBLEM"), lines.toString());
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }
}
