/**
 * JMX for remote clients: opens the port, limits what sessions can do, and logs refusals. The package has the name
 * of the protocol, because the JDK looks for {@code rmi.ServerProvider}.
 */
package io.oneclick.exporter.rmi;
