/** A PostgreSQL database that is only read: connections, transactions, statements, and errors in words. */
package io.oneclick.exporter.postgres;
