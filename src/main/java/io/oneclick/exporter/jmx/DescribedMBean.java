package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationEmitter;
import javax.management.StandardEmitterMBean;

/** A bean whose descriptions and parameter names are those of its interface, so that JConsole shows them. */
class DescribedMBean extends StandardEmitterMBean {

    private final Class<?> contract;

    /** A bean that sends no notifications. */
    <T> DescribedMBean(T implementation, Class<T> contract, boolean isMXBean) {
        this(implementation, contract, isMXBean, new NotificationBroadcasterSupport());
    }

    /** @param isMXBean whether types are mapped to open types; false for an interface that returns open types itself */
    <T> DescribedMBean(T implementation, Class<T> contract, boolean isMXBean, NotificationEmitter emitter) {
        super(implementation, contract, isMXBean, emitter);
        this.contract = contract;
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return description(contract, info.getDescription());
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
}
