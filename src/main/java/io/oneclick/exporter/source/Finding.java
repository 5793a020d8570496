package io.oneclick.exporter.source;

/**
 * One thing that was looked at in a source.
 *
 * @param isProblem whether it keeps something from being right
 * @param text what was found; of a problem also the next step. One line.
 */
public record Finding(boolean isProblem, String text) {

    public static Finding fine(String text) {
        return new Finding(false, text);
    }

    public static Finding problem(String text) {
        return new Finding(true, text);
    }
}
