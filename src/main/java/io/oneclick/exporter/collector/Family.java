package io.oneclick.exporter.collector;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a metric family. On a getter of an MXBean, or on a record component, that member is the value of its series.
 * On an MXBean interface, its series are the getters marked {@link Series}. On the record of a table, each row is a
 * series with the value 1.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Repeatable(Family.All.class)
public @interface Family {

    /** The name of the metric. */
    String name();

    String help();

    MetricFamily.Type type() default MetricFamily.Type.GAUGE;

    /** On an MXBean interface: the label whose value differs for each getter. */
    String label() default "";

    /** Whether the code host's tables still say its values at past minutes, so that a backfill writes them. */
    boolean past() default false;

    /** The families declared on one type. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        Family[] value();
    }
}
