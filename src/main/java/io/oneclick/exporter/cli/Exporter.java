package io.oneclick.exporter.cli;

import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.jmx.BeanTree;
import io.oneclick.exporter.jmx.ExporterBean;
import io.oneclick.exporter.jmx.Registry;
import io.oneclick.exporter.refresh.RefreshListener;
import io.oneclick.exporter.refresh.Refresher;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Source;
import java.time.Clock;
import java.util.List;
import javax.management.MBeanServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exporter, wired: source, collectors, refresher, beans. */
public final class Exporter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);

    private final Source source;
    private final Registry registry;
    private final Refresher refresher;

    public Exporter(Settings settings, MBeanServer server, Clock clock) {
        List<Collector> collectors = Collectors.all();
        this.source = new BitbucketSource(settings);
        this.registry = new Registry(server);
        this.refresher = new Refresher(
                source,
                collectors,
                new BeanTree(registry, collectors),
                new RefreshListener() {
                    @Override
                    public void failed(String reason) {}

                    @Override
                    public void recovered(String outcome) {}
                },
                settings.interval(),
                clock);
        ExporterBean.register(registry, refresher);
    }

    public void start() {
        LOG.info("Reading {}", source.name());
        refresher.start();
    }

    @Override
    public void close() {
        refresher.close();
        registry.close();
        source.close();
    }
}
