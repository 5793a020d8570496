package io.oneclick.exporter.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.oneclick.exporter.settings.DatabaseAddress;
import java.sql.SQLException;
import java.time.Duration;

/** The configuration of the connections: at most two, read-only, and each with time limits. */
final class PoolConfig {

    private static final int MAX_CONNECTIONS = 2;
    /** Longer than the statement timeout, so that a server that still answers can cancel the statement itself. */
    private static final Duration SOCKET_MARGIN = Duration.ofSeconds(5);

    private PoolConfig() {}

    static HikariConfig of(DatabaseAddress address, Duration statementTimeout, LoginPause logins) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("oneclick");
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setReadOnly(true);
        config.setAutoCommit(false);
        // Negative, so that the pool starts even if the database is down.
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(address.connectTimeout().toMillis());
        config.setValidationTimeout(address.connectTimeout().toMillis());
        config.setExceptionOverride(new KeepAfterRefusal());
        // The parameters of the URL override these.
        config.addDataSourceProperty("ApplicationName", "oneclick-exporter");
        // Nothing is set for the session: behind PgBouncer the next transaction may be another client's. So each BEGIN
        // is
        // read-only, and no statement is prepared under a name, which the next server session would not know.
        config.addDataSourceProperty("readOnlyMode", "transaction");
        config.addDataSourceProperty("prepareThreshold", "0");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty(
                "connectTimeout", Long.toString(address.connectTimeout().toSeconds()));
        config.addDataSourceProperty(
                "loginTimeout", Long.toString(2 * address.connectTimeout().toSeconds()));
        config.addDataSourceProperty("cancelSignalTimeout", "2");
        // Limits the memory that the driver allocates for an invalid length.
        config.addDataSourceProperty("maxResultBuffer", "50p");
        config.addDataSourceProperty(
                "socketTimeout",
                Long.toString(statementTimeout.plus(SOCKET_MARGIN).toSeconds()));
        config.setDataSource(new DriverDataSource(address, config.getDataSourceProperties(), logins));
        return config;
    }

    /**
     * The pool treats "feature not supported" as a lost connection, but a refused query does not lose the connection.
     */
    private static final class KeepAfterRefusal implements SQLExceptionOverride {

        private static final String FEATURE_NOT_SUPPORTED = "0A000";

        @java.lang.Override
        public Override adjudicate(SQLException thrown) {
            return FEATURE_NOT_SUPPORTED.equals(thrown.getSQLState()) ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
        }
    }
}
