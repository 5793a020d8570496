/** Metrics of the operator's own: SQL in files, run with each refresh and published like our own. */
package io.oneclick.exporter.sql;
