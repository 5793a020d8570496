/**
 * An HTML page about the pull requests, created from one snapshot, for readers without Grafana. Only the command report
 * loads these classes.
 */
package io.oneclick.exporter.report;
