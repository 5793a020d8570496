package io.oneclick.exporter.model;

/** A part of the snapshot could not be read. The message has the part, the reason and the next step. */
public final class MissingPartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingPartException(String message) {
        super(message);
    }
}
