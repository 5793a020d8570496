package io.oneclick.exporter.cli;

import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Source;

/** Which code host is read: the one place that knows. */
final class CodeHost {

    private CodeHost() {}

    /** What reads it under these settings; connects when it is first read. */
    static Source open(Settings settings) {
        return new BitbucketSource(settings);
    }
}
