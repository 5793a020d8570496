package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.refresh.CollectorStatus;
import io.oneclick.exporter.refresh.Refresher;
import java.util.Date;
import java.util.List;

/** The health of one collector for JMX clients. */
public final class CollectorBean implements CollectorMXBean {

    private final String name;
    private final Refresher refresher;

    private CollectorBean(String name, Refresher refresher) {
        this.name = name;
        this.refresher = refresher;
    }

    /** Registers a bean for each collector. */
    public static void register(Registry registry, List<Collector> collectors, Refresher refresher) {
        for (Collector collector : collectors) {
            registry.register(
                    new DescribedMBean(new CollectorBean(collector.name(), refresher), CollectorMXBean.class, true),
                    Names.of("Collector", List.of("name"), List.of(collector.name())));
        }
    }

    private CollectorStatus status() {
        return refresher.status().collectors().get(name);
    }

    @Override
    public Boolean getSuccess() {
        return status().succeeded();
    }

    @Override
    public Date getLastSuccess() {
        return JmxValues.date(status().lastSuccess());
    }

    @Override
    public Double getLastDurationSeconds() {
        return JmxValues.seconds(status().lastDuration());
    }

    @Override
    public long getRunCount() {
        return status().runs();
    }

    @Override
    public long getFailureCount() {
        return status().failures();
    }

    @Override
    public String getLastError() {
        return status().lastError();
    }
}
