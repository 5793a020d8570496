package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredReportsTest extends SourceCase {

    private RequiredReports read() throws Exception {
        RequiredReports required = new RequiredReports(skipped);
        each(Queries.REQUIRED_REPORTS, List.of(), required::add);
        return required;
    }

    @Test
    void aRepositoryRequiresItsOwnKeysAndThoseOfItsProject() throws Exception {
        database.mergeCheck("REPOSITORY", 10, "sast").mergeCheck("PROJECT", 1, "ci");
        database.mergeCheck("PROJECT", 1, "sast").mergeCheck("REPOSITORY", 11, "smoke");
        RequiredReports required = read();
        assertEquals("[ci, sast]", required.of(10, 1).toString());
        assertEquals("[ci, sast, smoke]", required.of(11, 1).toString());
        assertEquals("[sast]", required.of(10, 2).toString());
        assertEquals("[]", required.of(1, 10).toString());
        assertTrue(required.contains("smoke"), "whichever repository requires it");
        assertFalse(required.contains("snyk"));
    }

    @Test
    void aReportMustPassIfAnyMergeCheckForItSaysSo() throws Exception {
        database.execute("""
                INSERT INTO "AO_2AD648_MERGE_CHECK" ("SCOPE_TYPE", "RESOURCE_ID", "REPORT_KEY", "MUST_PASS")
                VALUES ('REPOSITORY', 10, 'ci', false), ('PROJECT', 1, 'ci', true),
                       ('REPOSITORY', 10, 'sast', false), ('REPOSITORY', 10, 'snyk', NULL)
                """);
        RequiredReports required = read();
        assertEquals("[ci, sast, snyk]", required.of(10, 1).toString());
        assertEquals("[ci]", required.mustPass(10, 1).toString());
    }

    @Test
    void aMergeCheckWithoutAKeyOrAResourceIsSkippedAndCounted() throws Exception {
        database.execute("ALTER TABLE \"AO_2AD648_MERGE_CHECK\" ALTER \"RESOURCE_ID\" DROP NOT NULL");
        database.mergeCheck("REPOSITORY", 10, "").mergeCheck("REPOSITORY", 10, "ci");
        database.execute(
                "INSERT INTO \"AO_2AD648_MERGE_CHECK\" (\"SCOPE_TYPE\", \"REPORT_KEY\") VALUES ('PROJECT', 'sast')");
        assertEquals("[ci]", read().of(10, 0).toString());
        assertEquals(Map.of("merge checks without a readable report key or a resource", 2), skipped());
    }

    @Test
    void repositoriesThatRequireTheSameShareOneSet() throws Exception {
        database.mergeCheck("REPOSITORY", 10, "ci").mergeCheck("PROJECT", 2, "ci");
        RequiredReports required = read();
        assertSame(required.of(10, 1), required.of(20, 2));
        assertSame(required.of(30, 3), required.of(31, 3));
    }
}
