package io.oneclick.exporter.bitbucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.SourceException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source reads the flow with the refresh in which it is due, and carries it over in between. */
class FlowPaceTest {

    private TestDatabase database;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        database.project(1, "CCL").repository(10, 1, "api").pullRequest(1, 10, 1, 0, "c1");
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    private BitbucketSource source(String interval) throws Exception {
        return new BitbucketSource(
                TestSource.settings(database.readOnly().url(), Map.of(Setting.FLOW_INTERVAL, interval)),
                StatementListener.NONE,
                new Logins(System::nanoTime));
    }

    @Test
    void inBetweenItIsCarriedOverWithItsOwnProjects() throws Exception {
        try (BitbucketSource source = source("1d")) {
            Snapshot first = source.read(Extent.DUE);
            assertEquals(first.takenAt(), first.flow().readAt());
            database.project(2, "WEB").repository(20, 2, "shop").pullRequest(2, 20, 1, 0, "c2");
            Snapshot second = source.read(Extent.DUE);
            assertEquals(2, second.open().count());
            assertSame(first.flow(), second.flow());
            assertEquals(1, second.flow().scopes().size());
            Snapshot third = source.read(Extent.ALL);
            assertNotSame(first.flow(), third.flow());
            assertEquals(2, third.flow().scopes().size());
            assertEquals(third.takenAt(), third.flow().readAt());
            assertSame(third.flow(), source.read(Extent.DUE).flow());
        }
    }

    @Test
    void aPartThatWasMissingThenIsMissingUntilTheNextReading() throws Exception {
        try (BitbucketSource source = source("1d")) {
            database.execute("REVOKE SELECT ON sta_pr_participant FROM oneclick");
            source.read(Extent.DUE);
            database.execute("GRANT SELECT ON sta_pr_participant TO oneclick");
            assertEquals(1, source.read(Extent.DUE).missingParts().size());
            assertEquals(Map.of(), source.read(Extent.ALL).missingParts());
        }
    }

    @Test
    void aFlowThatFailsLeavesTheNextRefreshesAlone() throws Exception {
        try (BitbucketSource source = source("1d")) {
            source.read(Extent.DUE);
            // A division by zero, which is nobody's missing part.
            database.execute(
                    "ALTER TABLE sta_activity RENAME TO activity; CREATE VIEW sta_activity AS SELECT id / 0 AS id,"
                            + " activity_type, created_timestamp, user_id FROM activity; GRANT SELECT ON sta_activity TO oneclick");
            database.execute("INSERT INTO stash_user VALUES (1), (2);"
                    + " INSERT INTO sta_pr_participant VALUES (1, 1, 0, 1, 0);"
                    + " INSERT INTO activity VALUES (1, 1, now(), 2); INSERT INTO sta_pr_activity VALUES (1, 1, 1)");
            assertThrows(SourceException.class, () -> source.read(Extent.ALL));
            Snapshot next = source.read(Extent.DUE);
            assertEquals(1, next.open().count());
            assertEquals(1, next.flow().open().size(), "the last good one");
        }
    }
}
