package io.oneclick.exporter.source;

/**
 * The result of one check of a source.
 *
 * @param text the result, and for a warning or a problem also the next step, in one line
 */
public record Finding(Level level, String text) {

    /** The severity of a finding. */
    public enum Level {
        /** As required. */
        FINE,
        /** It works, but is probably unintended or less safe than possible. */
        WARNING,
        /** Something is wrong or missing. */
        PROBLEM
    }

    public static Finding fine(String text) {
        return new Finding(Level.FINE, text);
    }

    public static Finding warning(String text) {
        return new Finding(Level.WARNING, text);
    }

    public static Finding problem(String text) {
        return new Finding(Level.PROBLEM, text);
    }
}
