/**
 * JMX for remote clients: opens it, decides what its sessions may reach, and logs what was refused. The name is the
 * protocol's: the JDK looks for {@code rmi.ServerProvider}.
 */
package io.oneclick.exporter.rmi;
