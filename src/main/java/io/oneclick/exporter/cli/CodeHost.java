package io.oneclick.exporter.cli;

import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.Settings;

/** Which code host is read: the one place that knows. */
final class CodeHost {

    private CodeHost() {}

    /**
     * What reads it under these settings; connects when it is first read.
     *
     * @param listener is notified of each statement
     */
    static BitbucketSource open(Settings settings, StatementListener listener) {
        return new BitbucketSource(settings, listener);
    }
}
