package io.oneclick.exporter.contract;

import java.util.Map;
import java.util.TreeMap;

/** Reads the oneclick_ part of a page in Prometheus's text format, strictly: HELP and TYPE must be as the contract says. */
final class ExpositionText {

    private final String line;
    private int at;

    private ExpositionText(String line) {
        this.line = line;
    }

    /**
     * The series of the page.
     *
     * @throws AssertionError if one is there twice or lacks HELP and TYPE before it, or if these are not the contract's
     */
    static Series parse(String page) {
        Series series = new Series();
        Map<String, String> described = new TreeMap<>();
        String seen = "";
        for (String line : page.split("\n")) {
            if (line.startsWith("# HELP oneclick_") || line.startsWith("# TYPE oneclick_")) {
                String[] words = line.split(" ", 4);
                described.merge(words[2], words[1] + ' ' + words[3], (one, other) -> one + '\n' + other);
            } else if (line.startsWith("oneclick_")) {
                ExpositionText text = new ExpositionText(line);
                String family = text.until("{ ");
                if (!family.equals(seen) && Series.HELP.containsKey(family)) {
                    require(
                            ("HELP " + Series.HELP.get(family) + "\nTYPE gauge").equals(described.remove(family)),
                            "HELP and TYPE of " + family + " are not those of the contract, or not where they must be");
                    seen = family;
                }
                text.series(family, series);
            }
        }
        described.keySet().forEach(family -> require(!Series.HELP.containsKey(family), family + " has no series"));
        return series;
    }

    private void series(String family, Series series) {
        Map<String, String> labels = new TreeMap<>();
        if (line.charAt(at) == '{') {
            at++;
            while (line.charAt(at) != '}') {
                String name = until("=");
                require(line.startsWith("=\"", at), line);
                at += 2;
                require(labels.put(name, value()) == null, "a label twice: " + line);
                at += line.charAt(at) == ',' ? 1 : 0;
            }
            at++;
        }
        require(line.charAt(at) == ' ', line);
        if (Series.HELP.containsKey(family)) {
            require(series.put(family, labels, Double.parseDouble(line.substring(at + 1))), "twice: " + line);
        }
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        for (; line.charAt(at) != '"'; at++) {
            if (line.charAt(at) == '\\') {
                at++;
                int escape = "\\\"n".indexOf(line.charAt(at));
                require(escape >= 0, "an unknown escape: " + line);
                value.append("\\\"\n".charAt(escape));
            } else {
                value.append(line.charAt(at));
            }
        }
        at++;
        return value.toString();
    }

    private String until(String stops) {
        int start = at;
        while (stops.indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return line.substring(start, at);
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new AssertionError(message);
        }
    }
}
