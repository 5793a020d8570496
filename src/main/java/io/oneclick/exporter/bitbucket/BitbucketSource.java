package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.Past;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.postgres.Database;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.OnPostgres;
import io.oneclick.exporter.postgres.Plans;
import io.oneclick.exporter.postgres.Session;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.postgres.TransactionOptions;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Connections;
import io.oneclick.exporter.source.Extent;
import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.source.SourceException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads Bitbucket Data Center's PostgreSQL, each time in one read-only transaction. */
public final class BitbucketSource implements Source, OnPostgres {

    static final TransactionOptions AS_A_SNAPSHOT = new TransactionOptions(Plans.BY_INDEX, Tables.SNAPSHOT);
    static final TransactionOptions OF_THE_PAST = new TransactionOptions(Plans.BY_INDEX, Tables.PAST);
    static final TransactionOptions WITH_FLOW = new TransactionOptions(Plans.BY_INDEX, Tables.ALL);

    private final Settings settings;
    private final Capacity capacity;
    private final Database database;
    private final FlowSchedule flows;

    /**
     * Connects when first read, not now: the database may be down.
     *
     * @param listener is notified of each statement
     * @param logins the pauses after refused logins
     */
    public BitbucketSource(Settings settings, StatementListener listener, Logins logins) {
        this(settings, listener, logins, Capacity.ofThisJvm());
    }

    BitbucketSource(Settings settings, StatementListener listener, Logins logins, Capacity capacity) {
        this.settings = settings;
        this.capacity = capacity;
        this.database = new Database(settings, MissingTable::hint, listener, logins);
        this.flows = new FlowSchedule(settings.get(Setting.FLOW_INTERVAL), System::nanoTime);
    }

    /** The database that is read, closed with this source: other readers share its two connections. */
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
    public Snapshot read(Extent extent) throws SourceException {
        Flow kept = flows.kept(extent);
        Snapshot snapshot = database.read(kept == null ? WITH_FLOW : AS_A_SNAPSHOT, session -> read(session, kept));
        flows.ended(snapshot.flow());
        return snapshot;
    }

    private Snapshot read(Session session, Flow kept) throws SQLException {
        SnapshotReader reader = new SnapshotReader(session, settings, capacity);
        Snapshot snapshot = reader.read();
        if (kept != null) {
            return snapshot.with(kept);
        }
        flows.starts();
        return snapshot.with(reader.flow(snapshot));
    }

    @Override
    public Past past(Instant since, LongConsumer progress) throws SourceException {
        return database.read(OF_THE_PAST, session -> new PastReader(session, capacity, progress)
                .read(since, settings.get(Setting.TIMEZONE)));
    }

    @Override
    public List<Finding> check() throws SourceException {
        return database.read(Plans.ANY, session -> new DatabaseCheck(session, settings).findings());
    }

    @Override
    public String explain() throws SourceException {
        return database.read(WITH_FLOW, session -> new QueryPlans(session, settings).text());
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
