package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.Database;
import io.oneclick.exporter.postgres.OnPostgres;
import io.oneclick.exporter.postgres.Plans;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.postgres.TransactionOptions;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Connections;
import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.util.List;

/** Reads Bitbucket Data Center's PostgreSQL, each time in one transaction that can only read. */
public final class BitbucketSource implements Source, OnPostgres {

    static final TransactionOptions AS_A_SNAPSHOT = new TransactionOptions(Plans.BY_INDEX, Tables.SNAPSHOT);

    private final Settings settings;
    private final Database database;

    /**
     * Connects when first read, not now: the database may be down.
     *
     * @param listener is told of each statement
     */
    public BitbucketSource(Settings settings, StatementListener listener) {
        this.settings = settings;
        this.database = new Database(settings, MissingTable::hint, listener);
    }

    /** The database that is read, closed with this source: whoever else reads it shares its two connections. */
    @Override
    public Database database() {
        return database;
    }

    @Override
    public String name() {
        return "Bitbucket on PostgreSQL at "
                + settings.get(Setting.DATABASE_URL).display();
    }

    @Override
    public Snapshot read() throws SourceException {
        return database.read(AS_A_SNAPSHOT, session -> new SnapshotReader(session, settings).read());
    }

    @Override
    public List<Finding> check() throws SourceException {
        return database.read(Plans.ANY, session -> new DatabaseCheck(session, settings).findings());
    }

    @Override
    public String explain() throws SourceException {
        return database.read(AS_A_SNAPSHOT, session -> new QueryPlans(session, settings).text());
    }

    @Override
    public Connections connections() {
        return database.connections();
    }

    @Override
    public void close() {
        database.close();
    }
}
