/**
 * The beans as JSON over HTTP, by Jolokia. Nothing of it is loaded unless it is asked for.
 *
 * <p>Jolokia's own server is not used: it knows one role, leaves {@code /jolokia/config} without a login, reads bodies of any
 * size and forwards requests to other JVMs. {@link io.oneclick.exporter.json.JsonServer} does none of that.
 */
package io.oneclick.exporter.json;
