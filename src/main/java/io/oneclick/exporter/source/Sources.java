package io.oneclick.exporter.source;

import io.oneclick.exporter.settings.Settings;

/** Opens what is read under given settings. */
@FunctionalInterface
public interface Sources {

    /** Connects when it is first read, not now: the code host may be down. */
    Source open(Settings settings);

    /** Lets all sources try at once what they would try again only after a pause, such as a refused login. */
    default void tryAtOnce() {}
}
