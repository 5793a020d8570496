package io.oneclick.exporter.jmx;

import io.oneclick.exporter.refresh.Refresher;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.LogLevel;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.SourceException;
import java.time.Duration;
import java.time.Instant;

/** What the operator's console shows and can do: the running exporter, as the bean needs it. */
public interface Console {

    String version();

    String sourceName();

    Instant startedAt();

    Settings settings();

    Refresher refresher();

    /** Takes over the settings as they are now in environment and file; returns what changed and what a refresh found. */
    String reload() throws InvalidSettingsException, SourceException;

    String explain() throws SourceException;

    void interval(Duration interval);

    void logLevel(LogLevel level);
}
