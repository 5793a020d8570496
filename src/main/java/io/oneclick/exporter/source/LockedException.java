package io.oneclick.exporter.source;

/**
 * The code host is changing its tables, so that the read was put off rather than wait for a lock. That is no failure: the
 * next read tries again.
 */
public final class LockedException extends SourceException {

    private static final long serialVersionUID = 1L;

    public LockedException(String message, Throwable cause) {
        super(message, cause);
    }
}
