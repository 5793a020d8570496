package io.oneclick.exporter.source;

/**
 * Another session is changing the tables, so the read was deferred instead of waiting for a lock. This is not a
 * failure: the next read tries again.
 */
public final class LockedException extends SourceException {

    private static final long serialVersionUID = 1L;

    public LockedException(String message, Throwable cause) {
        super(message, cause);
    }
}
