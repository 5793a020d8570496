/** Pushes the metrics of {@code /metrics} to a Pushgateway. None of these classes is loaded unless it is needed. */
package io.oneclick.exporter.push;
