package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.Finding.Level;
import io.oneclick.exporter.source.SourceException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest extends SourceCase {

    private static final String FINE = " exists and can be read";

    private List<String> findings(Level level, String part) throws Exception {
        return source.check().stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::text)
                .filter(text -> text.contains(part))
                .toList();
    }

    @Test
    void serverRoleAndTimeZoneComeFirst() throws Exception {
        List<Finding> findings = source.check();
        String server = findings.get(0).text();
        String version = database.ask("SHOW server_version").get(0);
        assertTrue(server.startsWith("PostgreSQL " + version + " at "), server);
        assertTrue(server.endsWith(", connected as " + role + ", read-only"), server);
        assertTrue(
                findings.get(1).text().startsWith("Time zone UTC: "),
                findings.get(1).text());
    }

    @Test
    void eachTableThatIsReadIsThereAndMayBeRead() throws Exception {
        assertEquals(
                Stream.concat(
                                Stream.concat(Tables.SNAPSHOT.stream(), Tables.REVIEWS.stream()),
                                Stream.of("bb_build_status"))
                        .map(table -> "Table " + table + FINE)
                        .toList(),
                findings(Level.FINE, FINE));
        assertEquals(List.of(), findings(Level.PROBLEM, ""));
    }

    @Test
    void aTableThatIsMissingOrMayNotBeReadIsAProblemWithTheNextStep() throws Exception {
        database.execute("DROP TABLE sta_service_user CASCADE");
        database.execute("REVOKE SELECT ON \"AO_2AD648_MERGE_CHECK\", sta_activity FROM \"" + role + "\"");
        assertEquals(
                List.of(
                        "Table AO_2AD648_MERGE_CHECK cannot be read: run GRANT SELECT ON \"AO_2AD648_MERGE_CHECK\" TO "
                                + role,
                        "Table sta_activity cannot be read: run GRANT SELECT ON sta_activity TO " + role,
                        "Table sta_service_user does not exist: " + MissingTable.hint("sta_service_user")),
                findings(Level.PROBLEM, "Table ").stream().sorted().toList());
    }

    @Test
    void aDatabaseWithoutAnyOfBitbucketsTablesIsOneProblem() throws Exception {
        database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        String message = assertThrows(SourceException.class, source::check).getMessage();
        assertTrue(message.startsWith("None of Bitbucket's tables is in 127.0.0.1:"), message);
        assertTrue(message.endsWith("; " + MissingTable.hint("")), message);
    }

    @Test
    void ofTheTwoTablesOfBuildsTheOneThatIsReadIsChecked() throws Exception {
        database.execute("DROP TABLE bb_build_status");
        assertEquals(List.of("Table AO_CFE8FA_BUILD_STATUS" + FINE), findings(Level.FINE, "Table AO_CFE8FA"));
        database.execute("DROP TABLE \"AO_CFE8FA_BUILD_STATUS\"");
        assertEquals(List.of("Tables of builds: " + BuildTable.MISSING), findings(Level.WARNING, "Tables of builds"));
    }
}
