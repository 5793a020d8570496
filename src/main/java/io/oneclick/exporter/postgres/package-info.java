/** Read-only access to a PostgreSQL database: connections, transactions, statements, and error messages. */
package io.oneclick.exporter.postgres;
