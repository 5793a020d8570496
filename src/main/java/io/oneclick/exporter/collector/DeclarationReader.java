package io.oneclick.exporter.collector;

import io.oneclick.exporter.collector.MetricFamily.Sample;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a declaration from annotations. All reflection is here; the resulting declaration contains plain functions. */
final class DeclarationReader {

    private static final String MXBEAN = "MXBean";

    private final Class<?> type;
    private final boolean isTable;
    private final List<Column> labels = new ArrayList<>();
    private final List<Column> values = new ArrayList<>();
    private final List<MetricFamily> families = new ArrayList<>();

    DeclarationReader(Class<?> type) {
        this.type = type;
        this.isTable = type.isAnnotationPresent(Table.class);
    }

    Declaration read() {
        components(type, Function.identity());
        return isTable ? table() : beans(contract());
    }

    private Declaration table() {
        if (labels.stream().noneMatch(Column::isKey)) {
            throw new IllegalArgumentException(
                    type + " has no label that tells the rows of a table apart: declare an MXBean");
        }
        for (Family family : type.getAnnotationsByType(Family.class)) {
            families.add(family(family, Column.ONE));
        }
        return declaration(type.getAnnotation(Table.class).value(), null, type);
    }

    private Declaration beans(Class<?> contract) {
        String name = contract.getSimpleName();
        getters(contract);
        return declaration(name.substring(0, name.length() - MXBEAN.length()), contract, contract);
    }

    private Declaration declaration(String typeName, Class<?> contract, Class<?> described) {
        return new Declaration(Map.of("type", typeName), description(described), contract, labels, values, families);
    }

    /** The MXBean interface that the type is or implements. */
    private Class<?> contract() {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
                .filter(one -> one.isInterface() && one.getSimpleName().endsWith(MXBEAN))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " is neither an MXBean nor marked @Table"));
    }

    /** The labels, and the values of a table. A component that is a record is replaced by its own components. */
    private void components(Class<?> record, Function<Object, Object> path) {
        if (!record.isRecord()) {
            return;
        }
        for (RecordComponent component : record.getRecordComponents()) {
            Function<Object, Object> reader = path.andThen(function(component.getAccessor()));
            if (component.isAnnotationPresent(Label.class)) {
                labels.add(label(component, component.getAnnotation(Label.class), reader));
            } else if (component.getType().isRecord()) {
                components(component.getType(), reader);
            } else if (isTable) {
                value(component, reader);
            }
        }
    }

    /**
     * A table names its columns as Prometheus does, and its index columns are texts; a bean's keys are the components.
     */
    private Column label(RecordComponent component, Label label, Function<Object, Object> reader) {
        boolean isText = isTable && label.isKey();
        return new Column(
                isTable ? label.value() : component.getName(),
                label.value(),
                label.isKey(),
                description(component),
                isText ? String.class : boxed(component.getType()),
                reader);
    }

    private void value(RecordComponent component, Function<Object, Object> reader) {
        String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        Column value = Column.value(name, description(component), boxed(component.getType()), reader);
        values.add(value);
        Family family = component.getAnnotation(Family.class);
        if (family != null) {
            families.add(family(family, value));
        }
    }

    private void getters(Class<?> contract) {
        List<Method> getters = Arrays.stream(contract.getMethods())
                .filter(method -> method.getParameterCount() == 0 && attribute(method) != null)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (Method getter : getters) {
            Column value = Column.value(
                    attribute(getter), description(getter), boxed(getter.getReturnType()), function(getter));
            values.add(value);
            Family own = getter.getAnnotation(Family.class);
            if (own != null) {
                families.add(family(own, value));
            }
        }
        for (Family shared : contract.getAnnotationsByType(Family.class)) {
            List<Sample> samples = getters.stream()
                    .filter(getter -> getter.isAnnotationPresent(Series.class)
                            && getter.getAnnotation(Series.class).of().equals(shared.name()))
                    .map(getter -> new Sample(getter.getAnnotation(Series.class).value(), value(attribute(getter))))
                    .toList();
            families.add(family(shared, shared.label(), samples));
        }
    }

    private Column value(String name) {
        return values.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MetricFamily family(Family family, Column value) {
        return family(family, null, List.of(new Sample(null, value)));
    }

    private MetricFamily family(Family family, String ownLabel, List<Sample> samples) {
        return new MetricFamily(family.name(), family.type(), family.help(), labels, ownLabel, samples, family.past());
    }

    /** {@code MissingReport} for {@code getMissingReport}; null if the method is not a getter. */
    private static String attribute(Method method) {
        String name = method.getName();
        if (name.startsWith("get") && method.getReturnType() != void.class) {
            return name.substring("get".length());
        }
        return name.startsWith("is") && method.getReturnType() == boolean.class ? name.substring("is".length()) : null;
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static String description(AnnotatedElement element) {
        Description description = element.getAnnotation(Description.class);
        if (description == null) {
            throw new IllegalArgumentException(element + " has no @Description");
        }
        return description.value();
    }

    private static Function<Object, Object> function(Method method) {
        try {
            method.setAccessible(true);
            MethodHandle handle =
                    MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, Object.class));
            return row -> invoke(handle, row);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(method + " cannot be read", e);
        }
    }

    private static Object invoke(MethodHandle handle, Object row) {
        try {
            return handle.invokeExact(row);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a getter cannot be read", e);
        }
    }
}
