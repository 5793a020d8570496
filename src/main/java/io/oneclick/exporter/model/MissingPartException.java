package io.oneclick.exporter.model;

/** A part of the snapshot could not be read. The message says which, why, and what to do. */
public final class MissingPartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingPartException(String message) {
        super(message);
    }
}
