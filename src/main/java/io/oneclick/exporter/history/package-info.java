/** The past as OpenMetrics text, for a Prometheus that starts with it. */
package io.oneclick.exporter.history;
