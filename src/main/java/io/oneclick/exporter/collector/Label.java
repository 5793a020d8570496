package io.oneclick.exporter.collector;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record component that is a label of the row's series. If the value is null or empty, the label is omitted.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Label {

    /** The label's name in Prometheus. */
    String value();

    /**
     * Whether it is a part of the row's key. If so, it is a key of the bean's ObjectName, with the component's name, or
     * an index column of the table, as a text.
     */
    boolean isKey() default true;
}
