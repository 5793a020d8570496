package io.oneclick.exporter.rmi;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerProvider;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.MBeanServerForwarder;
import javax.management.remote.rmi.RMIConnectorServer;

/**
 * Makes the connector server that the JDK's agent starts for remote clients. It is the JDK's own, with a {@link Guard}
 * before the beans, a filter for what clients may send, and a log of wrong logins.
 */
public final class ServerProvider implements JMXConnectorServerProvider {

    /** What {@code jmx.remote.protocol.provider.pkgs} must be for the JDK to find this class. */
    static final String PACKAGES = "io.oneclick.exporter";

    private static final String ACCESS_FILE = "jmx.remote.x.access.file";

    /**
     * What a session may send, by class: names of beans, simple values in arrays, and the JDK's filters of notifications.
     * No query by attributes: the JVM would evaluate it behind the guard. Subjects may be null only, since what they
     * consist of is not listed.
     */
    private static final String MAY_BE_SENT = "maxdepth=10;maxarray=10000;maxrefs=10000;maxbytes=1000000"
            + ";java.lang.Object;java.lang.String;java.lang.Boolean;java.lang.Character;java.lang.Number;java.lang.Byte"
            + ";java.lang.Short;java.lang.Integer;java.lang.Long;java.lang.Float;java.lang.Double"
            + ";java.util.ArrayList;java.util.Vector;java.rmi.MarshalledObject"
            + ";javax.management.ObjectName;javax.management.Attribute;javax.management.AttributeList"
            + ";javax.management.NotificationFilterSupport;javax.management.AttributeChangeNotificationFilter"
            + ";javax.management.relation.MBeanServerNotificationFilter;javax.security.auth.Subject;!*";

    @Override
    public JMXConnectorServer newJMXConnectorServer(
            JMXServiceURL address, Map<String, ?> environment, MBeanServer beans) throws IOException {
        Refusals refusals = new Refusals(System::nanoTime);
        Map<String, Object> settings = new HashMap<>(environment);
        settings.put(RMIConnectorServer.SERIAL_FILTER_PATTERN, MAY_BE_SENT);
        settings.computeIfPresent(
                JMXConnectorServer.AUTHENTICATOR,
                (key, authenticator) -> logged((JMXAuthenticator) authenticator, refusals));
        return new Guarded(address, settings, beans, refusals);
    }

    private static JMXAuthenticator logged(JMXAuthenticator authenticator, Refusals refusals) {
        return credentials -> {
            try {
                return authenticator.authenticate(credentials);
            } catch (SecurityException e) {
                refusals.login(credentials);
                throw e;
            }
        };
    }

    /** The JDK's server with the guard before everything else, so that it sees what the JDK's access file refuses. */
    private static final class Guarded extends RMIConnectorServer {

        private final Refusals refusals;
        private final boolean hasAccessFile;

        Guarded(JMXServiceURL address, Map<String, ?> settings, MBeanServer beans, Refusals refusals)
                throws IOException {
            super(address, settings, beans);
            this.refusals = refusals;
            this.hasAccessFile = settings.containsKey(ACCESS_FILE);
        }

        @Override
        public synchronized void start() throws IOException {
            if (!hasAccessFile) {
                super.setMBeanServerForwarder(Guard.forwarder(refusals));
            }
            super.start();
        }

        /** The JDK calls it at the start where there is an access file. */
        @Override
        public synchronized void setMBeanServerForwarder(MBeanServerForwarder accessFile) {
            super.setMBeanServerForwarder(accessFile);
            super.setMBeanServerForwarder(Guard.forwarder(refusals));
        }
    }
}
