package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Label;
import io.oneclick.exporter.refresh.Health;
import io.oneclick.exporter.refresh.Results;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The health of one collector for JMX clients. */
public record CollectorBean(
        @Label("collector") @Description("The name of the collector")
        String name,

        Supplier<Health> source) implements CollectorMXBean {

    private static final Declaration DECLARATION = Declaration.of(CollectorBean.class);

    /** Shows each collector from now on. */
    public static void register(Beans beans, List<Collector> collectors, Results results) {
        List<CollectorBean> rows = collectors.stream()
                .map(collector -> new CollectorBean(
                        collector.name(), () -> results.status().collectors().get(collector.name())))
                .toList();
        beans.register(DECLARATION, rows);
    }

    /** Rows with these values, which do not change later. */
    static Collected of(Map<String, Health> healths) {
        List<CollectorBean> rows = new ArrayList<>();
        healths.forEach((name, health) -> rows.add(new CollectorBean(name, () -> health)));
        return new Collected(DECLARATION, rows);
    }

    private Health health() {
        return source.get();
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
