package io.oneclick.exporter.source;

/** The code host could not be read. The message says why and what to do, in one line without secrets. */
public sealed class SourceException extends Exception permits LockedException {

    private static final long serialVersionUID = 1L;

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
