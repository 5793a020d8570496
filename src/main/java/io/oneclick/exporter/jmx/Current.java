package io.oneclick.exporter.jmx;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * What a bean shows now. The bean is registered once, over a proxy that asks this for the current values: handing it new
 * ones is one write, and the same values may be shown by several beans, which JMX refuses for implementations.
 */
final class Current<T> implements InvocationHandler {

    private final Class<T> contract;
    private volatile T values;

    Current(Class<T> contract, T values) {
        this.contract = contract;
        this.values = values;
    }

    T proxy() {
        return contract.cast(Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, this));
    }

    void replace(Object newValues) {
        values = contract.cast(newValues);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("equals")) {
            return proxy == arguments[0];
        }
        try {
            // hashCode and toString are the holder's: one object for each bean.
            return method.invoke(method.getDeclaringClass() == Object.class ? this : values, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
