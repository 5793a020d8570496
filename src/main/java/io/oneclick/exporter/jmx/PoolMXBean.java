package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Units;

/** The pool of connections to the database. */
@Description("The pool of connections to the database: at most two, which can only read")
public interface PoolMXBean {

    @Description("Connections to the database in use")
    @Units("connections")
    int getActiveConnections();

    @Description("Connections to the database that wait for use")
    @Units("connections")
    int getIdleConnections();

    @Description("Threads that wait for a connection to the database")
    @Units("threads")
    int getPendingThreads();

    @Description("Connections to the database, in use or idle")
    @Units("connections")
    int getTotalConnections();
}
