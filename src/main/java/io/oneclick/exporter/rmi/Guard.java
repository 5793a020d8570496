package io.oneclick.exporter.rmi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.remote.MBeanServerForwarder;

/**
 * Limits what a remote session can do, in any role. It can read all beans, set attributes and call operations only on
 * the exporter's beans, and cannot create or unregister beans. The JVM's operations can dump memory, show the
 * environment and load native code; each of these reveals the database's password.
 */
final class Guard implements InvocationHandler {

    static final String RULE =
            "a remote session can set attributes and call operations only in the domain oneclick; for other"
                    + " beans, attach to the process on its own machine";

    private static final String OURS = "oneclick";

    /** Only the connector itself makes the last two calls; clients cannot. */
    private static final Set<String> READING = Set.of(
            "getAttribute",
            "getAttributes",
            "getMBeanInfo",
            "getMBeanCount",
            "getDefaultDomain",
            "getDomains",
            "getObjectInstance",
            "queryMBeans",
            "queryNames",
            "isRegistered",
            "isInstanceOf",
            "addNotificationListener",
            "removeNotificationListener",
            "getClassLoaderFor",
            "getClassLoaderRepository");

    private static final Set<String> ACTING = Set.of("setAttribute", "setAttributes", "invoke");

    private final Refusals refusals;
    private MBeanServer beans;

    private Guard(Refusals refusals) {
        this.refusals = refusals;
    }

    static MBeanServerForwarder forwarder(Refusals refusals) {
        return (MBeanServerForwarder) Proxy.newProxyInstance(
                Guard.class.getClassLoader(), new Class<?>[] {MBeanServerForwarder.class}, new Guard(refusals));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String call = method.getName();
        if (call.equals("setMBeanServer")) {
            beans = (MBeanServer) arguments[0];
            return null;
        }
        if (call.equals("getMBeanServer")) {
            return beans;
        }
        if (method.getDeclaringClass() == Object.class) {
            return call.equals("equals") ? proxy == arguments[0] : method.invoke(this, arguments);
        }
        ObjectName name =
                arguments != null && arguments.length > 0 && arguments[0] instanceof ObjectName bean ? bean : null;
        boolean isOurs = name != null && name.getDomain().equals(OURS);
        if (!READING.contains(call) && !(isOurs && ACTING.contains(call))) {
            refusals.call(call, name, detail(arguments));
            throw new SecurityException(RULE);
        }
        try {
            Object answer = method.invoke(beans, arguments);
            return isOurs ? answer : masked(call, arguments, answer);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SecurityException) {
                refusals.call(call, name, detail(arguments));
            }
            throw e.getCause();
        }
    }

    private static Object masked(String call, Object[] arguments, Object answer) {
        if (call.equals("getAttribute")) {
            return Secrets.masked((String) arguments[1], answer);
        }
        if (call.equals("getAttributes")) {
            AttributeList list = new AttributeList();
            for (Attribute attribute : ((AttributeList) answer).asList()) {
                list.add(new Attribute(attribute.getName(), Secrets.masked(attribute.getName(), attribute.getValue())));
            }
            return list;
        }
        return answer;
    }

    /** The name of the attribute or operation, never its value. */
    private static String detail(Object[] arguments) {
        Object second = arguments == null || arguments.length < 2 ? null : arguments[1];
        if (second instanceof Attribute attribute) {
            return attribute.getName();
        }
        return second instanceof String text ? text : "";
    }
}
