package io.oneclick.exporter.jmx;

import io.oneclick.exporter.refresh.Outcome;
import io.oneclick.exporter.refresh.Refresher;

/** The exporter for JMX clients: texts and plain values only, errors as JDK exceptions with a message only. */
public final class ExporterBean implements ExporterMXBean {

    private final Refresher refresher;

    private ExporterBean(Refresher refresher) {
        this.refresher = refresher;
    }

    public static void register(Registry registry, Refresher refresher) {
        registry.register(
                new DescribedMBean(new ExporterBean(refresher), ExporterMXBean.class, true), Names.of("Exporter"));
    }

    @Override
    public String refresh() {
        Outcome outcome = refresher.refresh();
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.text());
        }
        return outcome.text();
    }
}
