package io.oneclick.exporter.collector;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record component that is a label of the row's series. Null, like an empty text, is no label.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Label {

    /** The label's name in Prometheus. */
    String value();

    /**
     * Whether it tells the row from the others. Then it is a key of the bean's ObjectName, by the component's name, or an
     * index column of the table, as a text.
     */
    boolean isKey() default true;
}
