package io.oneclick.exporter.source;

/** The code host could not be read. The message has the reason and the next step, in one line without secrets. */
public sealed class SourceException extends Exception permits LockedException {

    private static final long serialVersionUID = 1L;

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
