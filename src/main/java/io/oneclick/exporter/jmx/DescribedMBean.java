package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.management.JMX;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotCompliantMBeanException;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.StandardMBean;

/** A bean whose descriptions and parameter names are those of its interface, so that JConsole shows them. */
class DescribedMBean extends StandardMBean {

    private final Class<?> contract;
    private final String description;

    private DescribedMBean(Object implementation, Class<?> contract, String description) {
        super(implementation, uncheck(contract), JMX.isMXBeanInterface(contract));
        this.contract = contract;
        this.description = description;
    }

    /** @param contract an MXBean interface, or one with open types only */
    static DescribedMBean of(Object implementation, Class<?> contract) {
        return of(
                implementation,
                contract,
                contract.getAnnotation(Description.class).value());
    }

    /** @param description of the bean, if that of its interface is too general */
    static DescribedMBean of(Object implementation, Class<?> contract, String description) {
        return new DescribedMBean(implementation, contract, description);
    }

    /** A bean that also sends notifications. */
    static DescribedMBean of(Object implementation, Class<?> contract, NotificationEmitter emitter) {
        return new Emitting(implementation, contract, emitter);
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> uncheck(Class<?> contract) {
        return (Class<Object>) contract;
    }

    boolean isDescribedAs(String text) {
        return description.equals(text);
    }

    /** Shows another implementation of the same interface from now on. */
    void replace(Object implementation) {
        try {
            setImplementation(implementation);
        } catch (NotCompliantMBeanException e) {
            throw new IllegalArgumentException(implementation + " is no " + contract.getName(), e);
        }
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return description;
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return methods(getter -> getter.getParameterCount() == 0 && isGetter(getter, info.getName()))
                .map(getter -> description(getter, info.getDescription()))
                .findFirst()
                .orElse(info.getDescription());
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return operation(info)
                .map(method -> description(method, info.getDescription()))
                .orElse(info.getDescription());
    }

    @Override
    protected String getDescription(MBeanOperationInfo info, MBeanParameterInfo parameter, int sequence) {
        return operation(info)
                .map(method -> description(method.getParameters()[sequence], parameter.getDescription()))
                .orElse(parameter.getDescription());
    }

    @Override
    protected String getParameterName(MBeanOperationInfo info, MBeanParameterInfo parameter, int sequence) {
        return operation(info)
                .map(method -> method.getParameters()[sequence].getName())
                .orElse(parameter.getName());
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        return operation(info)
                .map(method -> method.isAnnotationPresent(ReadOnly.class)
                        ? MBeanOperationInfo.INFO
                        : MBeanOperationInfo.ACTION)
                .orElse(MBeanOperationInfo.UNKNOWN);
    }

    private Optional<Method> operation(MBeanOperationInfo info) {
        return methods(method -> method.getName().equals(info.getName())
                        && method.getParameterCount() == info.getSignature().length)
                .findFirst();
    }

    private Stream<Method> methods(Predicate<Method> wanted) {
        return Arrays.stream(contract.getMethods()).filter(wanted);
    }

    private static boolean isGetter(Method method, String attribute) {
        return method.getName().equals("get" + attribute) || method.getName().equals("is" + attribute);
    }

    private static String description(AnnotatedElement element, String otherwise) {
        Description description = element.getAnnotation(Description.class);
        return description == null ? otherwise : description.value();
    }

    /**
     * Only beans that send notifications are emitters, because JConsole shows a node "Notifications" for every emitter.
     */
    private static final class Emitting extends DescribedMBean implements NotificationEmitter {

        private final NotificationEmitter emitter;

        Emitting(Object implementation, Class<?> contract, NotificationEmitter emitter) {
            super(
                    implementation,
                    contract,
                    contract.getAnnotation(Description.class).value());
            this.emitter = emitter;
        }

        @Override
        public void addNotificationListener(NotificationListener listener, NotificationFilter filter, Object handback) {
            emitter.addNotificationListener(listener, filter, handback);
        }

        @Override
        public void removeNotificationListener(NotificationListener listener) throws ListenerNotFoundException {
            emitter.removeNotificationListener(listener);
        }

        @Override
        public void removeNotificationListener(
                NotificationListener listener, NotificationFilter filter, Object handback)
                throws ListenerNotFoundException {
            emitter.removeNotificationListener(listener, filter, handback);
        }

        @Override
        public MBeanNotificationInfo[] getNotificationInfo() {
            return emitter.getNotificationInfo();
        }

        @Override
        public MBeanInfo getMBeanInfo() {
            MBeanInfo info = super.getMBeanInfo();
            return new MBeanInfo(
                    info.getClassName(),
                    info.getDescription(),
                    info.getAttributes(),
                    info.getConstructors(),
                    info.getOperations(),
                    getNotificationInfo(),
                    info.getDescriptor());
        }
    }
}
