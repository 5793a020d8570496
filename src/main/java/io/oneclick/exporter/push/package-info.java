/** Pushes everything that {@code /metrics} shows to a Pushgateway. Nothing of it is loaded unless it is asked for. */
package io.oneclick.exporter.push;
