/** The past as OpenMetrics text, to be imported into Prometheus. */
package io.oneclick.exporter.history;
