import java.util.Arrays;
import java.util.Map;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/**
 * A JMX client that has no class of the exporter: "java JmxCall.java url user:password|- get|set|call name [value...]".
 * It prints the answer, or the exception that an operator would see.
 */
public class JmxCall {
    public static void main(String[] arguments) throws Exception {
        Map<String, Object> environment = new java.util.HashMap<>();
        if (!arguments[1].equals("-")) {
            environment.put(JMXConnector.CREDENTIALS, arguments[1].split(":", 2));
        }
        if (System.getProperty("javax.net.ssl.trustStore") != null) {
            environment.put("com.sun.jndi.rmi.factory.socket", new SslRMIClientSocketFactory());
        }
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(arguments[0]), environment)) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            ObjectName exporter = new ObjectName("oneclick:type=Exporter");
            String name = arguments[3];
            String[] values = Arrays.copyOfRange(arguments, 4, arguments.length);
            switch (arguments[2]) {
                case "get" -> System.out.println(beans.getAttribute(exporter, name));
                case "set" -> beans.setAttribute(exporter, new Attribute(name, Long.valueOf(values[0])));
                default -> {
                    String[] signature = new String[values.length];
                    Arrays.fill(signature, "java.lang.String");
                    System.out.println(beans.invoke(exporter, name, values, signature));
                }
            }
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            System.out.println(cause.getClass().getName() + ": " + cause.getMessage());
        }
    }
}
