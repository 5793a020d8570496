/** A page about the pull requests that people read without Grafana, made of one snapshot. Loaded by the command that makes it. */
package io.oneclick.exporter.report;
