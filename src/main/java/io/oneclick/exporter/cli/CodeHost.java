package io.oneclick.exporter.cli;

import io.oneclick.exporter.bitbucket.BitbucketSource;
import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.source.Sources;
import java.util.function.LongSupplier;

/** Selects the code host. Only this class depends on a specific one. */
final class CodeHost implements Sources {

    private final StatementListener listener;
    private final Logins logins;

    /**
     * @param listener is notified of each statement
     * @param nanoTime of the monotonic clock
     */
    CodeHost(StatementListener listener, LongSupplier nanoTime) {
        this.listener = listener;
        this.logins = new Logins(nanoTime);
    }

    /** The source for a command that reads once. */
    static BitbucketSource openOnce(Settings settings) {
        return new CodeHost(StatementListener.NONE, System::nanoTime).open(settings);
    }

    @Override
    public BitbucketSource open(Settings settings) {
        return new BitbucketSource(settings, listener, logins);
    }

    @Override
    public void tryAtOnce() {
        logins.tryAtOnce();
    }
}
