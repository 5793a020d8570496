/** The operator's own metrics: SQL in files, run with each refresh and published like the exporter's own. */
package io.oneclick.exporter.sql;
