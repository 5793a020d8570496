/** The exporter's measurements of itself, with Prometheus' library, in the registry that the agent serves. */
package io.oneclick.exporter.prometheus;
