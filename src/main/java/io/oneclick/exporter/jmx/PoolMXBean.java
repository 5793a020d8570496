package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.Units;

/** The pool of connections to the database. */
@Description("The pool of connections to the database: at most two, read-only")
public interface PoolMXBean {

    @Family(name = "hikaricp_active_connections", help = "Connections to the database in use")
    @Description("Connections to the database in use")
    @Units("connections")
    int getActiveConnections();

    @Family(name = "hikaricp_idle_connections", help = "Connections to the database that wait for use")
    @Description("Connections to the database that wait for use")
    @Units("connections")
    int getIdleConnections();

    @Family(name = "hikaricp_pending_threads", help = "Threads that wait for a connection to the database")
    @Description("Threads that wait for a connection to the database")
    @Units("threads")
    int getPendingThreads();

    @Family(name = "hikaricp_connections", help = "Connections to the database in use or idle")
    @Description("Connections to the database, in use or idle")
    @Units("connections")
    int getTotalConnections();
}
