/** What the exporter measures of itself with Prometheus' own library, in the registry that the agent serves. */
package io.oneclick.exporter.prometheus;
