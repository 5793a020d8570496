package io.oneclick.exporter.source;

/**
 * One thing that was looked at in a source.
 *
 * @param text what was found; of a warning or a problem also the next step. One line.
 */
public record Finding(Level level, String text) {

    /** How good it is. */
    public enum Level {
        /** As it must be. */
        FINE,
        /** It works, but is probably unintended, or less safe than it could be. */
        WARNING,
        /** Something is not right, or missing. */
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
