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
 * Creates the connector server that the JDK's agent starts for remote clients. It is the JDK's server, with a {@link
 * Guard} in front of the beans, a filter for the classes that clients may send, and a log of failed logins.
 */
public final class ServerProvider implements JMXConnectorServerProvider {

    /** The value of {@code jmx.remote.protocol.provider.pkgs} with which the JDK finds this class. */
    static final String PACKAGES = "io.oneclick.exporter";

    private static final String ACCESS_FILE = "jmx.remote.x.access.file";

    /**
     * The classes that a session may send: names of beans, simple values and arrays of them, and the JDK's notification
     * filters. Queries by attribute are not allowed, because the JVM would evaluate them behind the guard. Subjects
     * can only be null, because their classes are not listed.
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

    /**
     * The JDK's server with the guard in front of everything else, so that the guard also sees calls that the JDK's
     * access file refuses.
     */
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

        /** The JDK calls it at the start if there is an access file. */
        @Override
        public synchronized void setMBeanServerForwarder(MBeanServerForwarder accessFile) {
            super.setMBeanServerForwarder(accessFile);
            super.setMBeanServerForwarder(Guard.forwarder(refusals));
        }
    }
}
