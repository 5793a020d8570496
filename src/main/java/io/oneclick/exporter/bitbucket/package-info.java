/** Bitbucket Data Center on PostgreSQL as a source of snapshots. */
package io.oneclick.exporter.bitbucket;
