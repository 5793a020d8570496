package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.demo.Sample;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.source.Extent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a DBA may have set for the exporter's role changes nothing of what is read. */
class OddSettingsTest {

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("array_nulls", "off"),
            Map.entry("backslash_quote", "off"),
            Map.entry("bytea_output", "escape"),
            Map.entry("DateStyle", "SQL, DMY"),
            Map.entry("default_transaction_deferrable", "on"),
            Map.entry("default_transaction_isolation", "serializable"),
            Map.entry("default_transaction_read_only", "on"),
            Map.entry("enable_indexscan", "off"),
            Map.entry("enable_nestloop", "off"),
            Map.entry("escape_string_warning", "on"),
            Map.entry("extra_float_digits", "-10"),
            Map.entry("from_collapse_limit", "1"),
            Map.entry("IntervalStyle", "sql_standard"),
            Map.entry("join_collapse_limit", "1"),
            Map.entry("lock_timeout", "1ms"),
            Map.entry("plan_cache_mode", "force_generic_plan"),
            Map.entry("quote_all_identifiers", "on"),
            Map.entry("row_security", "off"),
            Map.entry("standard_conforming_strings", "off"),
            Map.entry("TimeZone", "Asia/Tokyo"),
            Map.entry("transform_null_equals", "on"),
            Map.entry("work_mem", "64kB"));

    @Test
    void whatIsSetForTheRoleChangesNothingOfWhatIsRead() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Sample.load(database.address());
            String url = database.readOnly().url();
            String plain = read(url);
            for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
                String value =
                        setting.getKey().equals("DateStyle") ? setting.getValue() : "'" + setting.getValue() + "'";
                String role =
                        "ALTER ROLE oneclick IN DATABASE " + database.address().database();
                database.execute(role + " SET " + setting.getKey() + " = " + value);
                assertTrue(read(url).equals(plain), setting + " changes what is read");
            }
            assertEquals(
                    List.of(String.valueOf(SETTINGS.size())),
                    database.ask("SELECT cardinality(setconfig) FROM pg_db_role_setting WHERE setdatabase ="
                            + " (SELECT oid FROM pg_database WHERE datname = current_database())"),
                    "all of them at once in the end");
        }
    }

    private static String read(String url) throws Exception {
        try (BitbucketSource source = TestSource.open(url)) {
            Snapshot snapshot = source.read(Extent.ALL);
            assertFalse(snapshot.pullRequests().isEmpty());
            assertEquals(Map.of(), snapshot.missingParts());
            return List.of(
                            snapshot.newestActivity(),
                            snapshot.repositories().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .toList(),
                            snapshot.open().map(String::valueOf).sorted().toList(),
                            snapshot.knownReports(),
                            snapshot.skippedRows(),
                            snapshot.flow().open().size(),
                            snapshot.flow().scopes().size())
                    .toString();
        }
    }
}
