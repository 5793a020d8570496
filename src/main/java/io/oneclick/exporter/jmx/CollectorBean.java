package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.refresh.Control;
import io.oneclick.exporter.refresh.Health;
import java.util.Date;
import java.util.List;

/** The health of one collector for JMX clients. */
public final class CollectorBean implements CollectorMXBean {

    private final String name;
    private final Control control;

    private CollectorBean(String name, Control control) {
        this.name = name;
        this.control = control;
    }

    /** Registers a bean for each collector. */
    public static void register(Registry registry, List<Collector> collectors, Control control) {
        for (Collector collector : collectors) {
            registry.register(
                    new DescribedMBean(new CollectorBean(collector.name(), control), CollectorMXBean.class, true),
                    Names.of("Collector", List.of("name"), List.of(collector.name())));
        }
    }

    private Health health() {
        return control.status().collectors().get(name);
    }

    @Override
    public Boolean getSuccess() {
        return health().succeeded();
    }

    @Override
    public Date getLastSuccess() {
        return JmxValues.date(health().lastSuccess());
    }

    @Override
    public Double getLastDurationSeconds() {
        return JmxValues.seconds(health().lastDuration());
    }

    @Override
    public long getRunCount() {
        return health().successes() + health().failures();
    }

    @Override
    public long getFailureCount() {
        return health().failures();
    }

    @Override
    public String getLastError() {
        return JmxValues.reason(health().failure());
    }

    @Override
    public Date getFailingSince() {
        return JmxValues.since(health().failure());
    }

    @Override
    public String getPastError() {
        return JmxValues.reason(health().pastFailure());
    }

    @Override
    public Date getPastErrorTime() {
        return JmxValues.last(health().pastFailure());
    }
}
