package io.oneclick.exporter.source;

import io.oneclick.exporter.settings.Settings;

/** Opens sources with given settings. */
@FunctionalInterface
public interface Sources {

    /** Connects when it is first read, not now: the code host may be down. */
    Source open(Settings settings);

    /**
     * Lets all sources try immediately what they would otherwise try again only after a delay, such as a refused login.
     */
    default void tryAtOnce() {}
}
