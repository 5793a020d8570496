package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;

/** The operator's console. */
@Description("The exporter itself: how it is doing, and what it can be told to do")
public interface ExporterMXBean {

    @Description(
            "Reads the database now and publishes what it finds; joins a refresh that is running. Answers with what"
                    + " was found and how long it took")
    String refresh();
}
