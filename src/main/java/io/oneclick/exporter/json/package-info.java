/**
 * The beans as JSON over HTTP, with Jolokia. None of these classes is loaded unless the JSON port is set.
 *
 * <p>Jolokia's own server is not used: it has only one role, requires no login for {@code /jolokia/config}, reads
 * bodies of any size and forwards requests to other JVMs. {@link io.oneclick.exporter.json.JsonServer} does none of
 * that.
 */
package io.oneclick.exporter.json;
