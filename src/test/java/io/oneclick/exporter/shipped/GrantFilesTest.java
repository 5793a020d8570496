package io.oneclick.exporter.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that make the exporter's role, run by psql as an ordinary owner of the database and as a DBA. */
class GrantFilesTest {

    private static final String PASSWORD = "of the tests";

    @TempDir
    private Path directory;

    private final Program psql = Program.required("psql");
    private TestDatabase database;
    private String suffix;
    private LocalDatabase owner;

    @BeforeEach
    void anOrdinaryOwner() throws Exception {
        database = TestDatabase.create();
        suffix = "_" + database.address().database();
        String name = "owner" + suffix;
        database.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + PASSWORD + "'");
        database.execute("ALTER DATABASE " + database.address().database() + " OWNER TO " + name);
        for (String table : database.ask("SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'")) {
            database.execute("ALTER TABLE " + table + " OWNER TO " + name);
        }
        owner = database.address().as(name, PASSWORD);
    }

    @AfterEach
    void drop() throws Exception {
        for (String role : database.ask("SELECT rolname FROM pg_roles WHERE rolname LIKE '%' || ?", suffix)) {
            database.execute("REASSIGN OWNED BY " + role + " TO postgres; DROP OWNED BY " + role);
            database.execute("DROP ROLE " + role);
        }
        database.close();
    }

    /** The shipped file, for a role that no other test knows. */
    private String file(String name) throws Exception {
        String text = Files.readString(Shipped.DIST.resolve("sql/" + name));
        return Files.writeString(directory.resolve(name), text.replace("oneclick", "oneclick" + suffix))
                .toString();
    }

    private static String at(LocalDatabase address) {
        return "--dbname=" + address.url();
    }

    @Test
    void theDbaMakesTheRoleAndTheOwnerGrantsAndBothMayDoSoAgain() throws Exception {
        for (int time = 0; time < 2; time++) {
            psql.accepts(at(database.address()), "--file=" + file("role.sql"));
            String said = psql.accepts(at(owner), "--file=" + file("grants.sql"));
            // Until PostgreSQL 14 the schema is not the database owner's, and everybody may use it.
            boolean isOwner = database.connection().getMetaData().getDatabaseMajorVersion() >= 15;
            assertEquals(
                    isOwner ? List.of() : List.of("WARNING:  no privileges were granted for \"public\""),
                    said.lines()
                            .filter(line -> line.contains("WARNING"))
                            .map(line -> line.substring(line.indexOf("WARNING")))
                            .toList());
        }
        String role = "oneclick" + suffix;
        assertEquals(
                List.of("t"),
                database.ask(
                        "SELECT has_table_privilege(?, 'sta_pull_request', 'SELECT')"
                                + " AND has_database_privilege(?, current_database(), 'CONNECT')"
                                + " AND NOT has_table_privilege(?, 'sta_normal_user', 'SELECT')"
                                + " AND NOT has_table_privilege(?, 'project', 'UPDATE')",
                        role,
                        role,
                        role,
                        role));
    }

    @Test
    void anOwnerWhoMayNotCreateRolesGetsAnErrorAndPsqlFails() throws Exception {
        String said = psql.ends(3, at(owner), "--file=" + file("role.sql"));
        assertTrue(said.contains("permission denied to create role"), said);
    }

    @Test
    void grantsWithoutTheRoleStopAtTheFirstError() throws Exception {
        String said = psql.ends(3, at(owner), "--file=" + file("grants.sql"));
        assertEquals(1, said.split("ERROR", -1).length - 1, said);
        assertTrue(said.contains("role \"oneclick" + suffix + "\" does not exist"), said);
    }
}
