package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.Units;

/** The pool of connections to the database. */
@Description("The pool of connections to the database: at most two, read-only")
public interface PoolMXBean {

    @Family(name = "hikaricp_active_connections", help = "Number of database connections in use")
    @Description("Database connections in use")
    @Units("connections")
    int getActiveConnections();

    @Family(name = "hikaricp_idle_connections", help = "Number of idle database connections")
    @Description("Idle database connections")
    @Units("connections")
    int getIdleConnections();

    @Family(name = "hikaricp_pending_threads", help = "Number of threads that wait for a database connection")
    @Description("Threads that wait for a database connection")
    @Units("threads")
    int getPendingThreads();

    @Family(name = "hikaricp_connections", help = "Number of database connections, in use or idle")
    @Description("Database connections, in use or idle")
    @Units("connections")
    int getTotalConnections();
}
