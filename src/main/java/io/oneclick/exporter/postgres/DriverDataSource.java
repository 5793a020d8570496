package io.oneclick.exporter.postgres;

import io.oneclick.exporter.settings.DatabaseAddress;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.util.PSQLState;

/**
 * Connects with PostgreSQL's driver. Secrets are passed to the driver directly: at log level debug the pool would log
 * its properties, and the driver its URL.
 */
final class DriverDataSource implements DataSource, AutoCloseable {

    private static final String NO_CONNECTION = PSQLState.CONNECTION_DOES_NOT_EXIST.getState();

    private final Driver driver = new Driver();
    private final DatabaseAddress address;
    private final Properties properties;
    private final LoginPause logins;
    private volatile boolean isClosed;

    /** @param properties of the driver; those of the address take precedence */
    DriverDataSource(DatabaseAddress address, Properties properties, LoginPause logins) {
        this.address = address;
        this.properties = properties;
        this.logins = logins;
    }

    @Override
    public Connection getConnection() throws SQLException {
        logins.await(() -> isClosed);
        if (isClosed) {
            // The pause may have ended in the meantime, but no connection is needed any more.
            throw new SQLException("the pool is closed", NO_CONNECTION);
        }
        try {
            Connection connection = connect();
            logins.ended(null);
            return connection;
        } catch (SQLException e) {
            logins.ended(e);
            throw e;
        }
    }

    private Connection connect() throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        all.putAll(address.credentials());
        return driver.connect(address.jdbcUrl(), all);
    }

    /** Ends attempts that wait: the pool's own end does not. */
    @Override
    public void close() {
        isClosed = true;
        logins.wake();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("user and password are those of the address");
    }

    /** The driver's property {@code loginTimeout} is used instead. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
