package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.model.Repository;
import io.oneclick.exporter.postgres.Query;
import io.oneclick.exporter.postgres.RowHandler;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database with the repository CCL/api of id 10, and a source that reads it as the role of the documents. */
abstract class SourceCase {

    static final Repository API =
            new Repository("CCL", "api", new TreeSet<>(List.of("ci")), Collections.emptySortedSet());

    final SkippedRowCounter skipped = new SkippedRowCounter();
    TestDatabase database;
    BitbucketSource source;
    String role;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create().project(1, "CCL").repository(10, 1, "api");
        LocalDatabase address = database.readOnly();
        role = address.user();
        source = TestSource.open(address.url());
    }

    @AfterEach
    void close() throws Exception {
        source.close();
        database.close();
    }

    /** Reads the rows of one statement in a transaction of its own, as a refresh does. */
    void each(Query query, List<?> parameters, RowHandler handler) throws Exception {
        source.database().read(BitbucketSource.WITH_FLOW, session -> {
            session.each(query, parameters, handler);
            return null;
        });
    }

    /** What was skipped: kind and count. */
    Map<String, Integer> skipped() {
        return skipped.list().stream().collect(Collectors.toMap(rows -> rows.kind(), rows -> rows.count()));
    }
}
