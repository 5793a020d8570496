package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseProblemTest {

    private static DatabaseProblem problem(SQLException thrown) {
        return new DatabaseProblem(thrown, table -> "is " + table + " there?");
    }

    private static String text(String message, String state) {
        return problem(new SQLException(message, state)).text();
    }

    @Test
    void itIsOneLineWithoutAFullStopAndTheNextStep() {
        String text = text("FATAL: database \"bitbukket\" does not exist.\n  Detail: none\n", "3D000");
        assertEquals("FATAL: database \"bitbukket\" does not exist; check the database's name in --database-url", text);
    }

    @Test
    void whatHasNoNextStepIsSaidAsItIs() {
        assertEquals("ERROR: division by zero", text("ERROR: division by zero", "22012"));
        assertEquals("SQLException", problem(new SQLException()).text());
    }

    @Test
    void aMissingTableIsHandedToTheHintByName() {
        String text = text("ERROR: relation \"AO_2AD648_MERGE_CHECK\" does not exist\n  Position: 5", "42P01");
        assertTrue(text.endsWith("; is AO_2AD648_MERGE_CHECK there?"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "table AO_2AD648_MERGE_CHECK, run: GRANT SELECT ON \"AO_2AD648_MERGE_CHECK\" TO the exporter's role",
        "relation project, run: GRANT SELECT ON project TO the exporter's role",
        "view project, run: GRANT SELECT ON project TO the exporter's role",
        "schema public, grant the exporter's role USAGE on the schema and SELECT on its tables"
    })
    void aRefusedPermissionIsAnsweredWithTheGrantThatHelps(String denied, String step) {
        assertEquals(
                "ERROR: permission denied for " + denied + "; " + step,
                text("ERROR: permission denied for " + denied, "42501"));
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, check user and password",
        "28000, pg_hba.conf",
        "53300, no free connection",
        "57014, --statement-timeout",
        "08001, check host and port",
        "08006, check host and port",
        "42703, the schema of this Bitbucket version",
        "42804, the schema of this Bitbucket version"
    })
    void eachKindHasItsNextStep(String state, String step) {
        String text = text("ERROR: x", state);
        assertTrue(text.startsWith("ERROR: x; ") && text.contains(step), text);
    }

    @Test
    void aBadParameterIsTheTimeZoneOnlyWhereItSaysSo() {
        assertTrue(text("ERROR: invalid value for parameter \"TimeZone\": \"X/Y\"", "22023")
                .contains("set --timezone"));
        assertTrue(text("ERROR: invalid value for parameter \"search_path\": \"pg_catalog, a b\"", "22023")
                .contains("currentSchema"));
        assertEquals(
                "ERROR: invalid value for parameter \"x\"", text("ERROR: invalid value for parameter \"x\"", "22023"));
    }

    @Test
    void aLockOfAnotherSessionIsNoFailureOfTheDatabase() {
        DatabaseProblem locked = problem(new SQLException("ERROR: could not obtain lock on relation \"x\"", "55P03"));
        assertTrue(locked.isLocked());
        assertFalse(locked.isMissing());
        assertTrue(locked.text().contains("the next refresh tries again"), locked.text());
        assertFalse(
                problem(new SQLException("ERROR: deadlock detected", "40P01")).isLocked());
    }

    @Test
    void theCauseOfAFailedConnectionIsNamed() {
        SQLException thrown =
                new SQLException("The connection attempt failed.", "08001", new UnknownHostException("db.example.com"));
        assertTrue(problem(thrown)
                .text()
                .startsWith(
                        "The connection attempt failed (java.net.UnknownHostException: db.example.com); check the host"
                                + " name"));
    }

    @Test
    void aRefusedConnectionIsNoProblemOfTlsThoughTheDriverSpeaksOfTheHostname() {
        assertFalse(DatabaseProblem.isTls(new SQLException(
                "Connection to db:5432 refused. Check that the hostname and port are correct.", "08001")));
        assertTrue(DatabaseProblem.isTls(new SQLException(
                "The hostname db could not be verified by hostnameverifier PgjdbcHostnameVerifier.", "08006")));
    }

    @Test
    void aConnectionThatWasResetIsNoWrongAddress() {
        for (IOException reset : List.of(new SocketException("Connection reset"), new EOFException())) {
            String text = problem(
                            new SQLException("An I/O error occurred while sending to the backend.", "08006", reset))
                    .text();
            assertTrue(text.contains("closed the connection") && !text.contains("host and port"), text);
        }
    }

    @Test
    void thePoolsTimeoutGivesWayToWhatTheDatabaseSaid() {
        SQLException refused = new SQLException(
                "Connection to db:5432 refused. Check that the hostname is correct.",
                "08001",
                new ConnectException("Connection refused"));
        SQLException pool = new SQLTransientConnectionException(
                "oneclick - Connection is not available, request timed out after 5001ms", null, 0, refused);
        assertTrue(
                problem(pool).text().startsWith("Connection to db:5432 refused; check host and port"),
                problem(pool).text());
    }

    @Test
    void thePoolsTimeoutAloneIsTheSameTextEachTime() {
        String one = problem(new SQLTransientConnectionException("request timed out after 5001ms"))
                .text();
        String other = problem(new SQLTransientConnectionException("request timed out after 5002ms"))
                .text();
        assertEquals(one, other);
        assertTrue(one.startsWith("no connection to the database in time: check host and port"), one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "42703", "42883", "42804", "42846", "42501"})
    void aMissingTableColumnOrPermissionLeavesTheRestSound(String state) {
        assertTrue(problem(new SQLException("x", state)).isMissing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "08006", "28P01", "40P01", "22012", "25006"})
    void nothingElseDoes(String state) {
        assertFalse(problem(new SQLException("x", state)).isMissing());
        assertFalse(problem(new SQLException("x")).isMissing());
    }
}
