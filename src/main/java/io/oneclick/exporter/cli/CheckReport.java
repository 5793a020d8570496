package io.oneclick.exporter.cli;

import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.Finding.Level;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/** Prints each finding at once, and at the end the numbers of problems and warnings. */
final class CheckReport {

    private static final Map<Level, String> MARKS =
            Map.of(Level.FINE, "ok       ", Level.WARNING, "WARNING  ", Level.PROBLEM, "PROBLEM  ");

    private final PrintWriter out;
    private final Map<Level, Integer> counts = new EnumMap<>(Level.class);

    CheckReport(PrintWriter out) {
        this.out = out;
    }

    void add(Finding finding) {
        counts.merge(finding.level(), 1, Integer::sum);
        out.println(MARKS.get(finding.level()) + finding.text());
    }

    /** The exit code: 1 if there is a problem. */
    int end() {
        int problems = counts.getOrDefault(Level.PROBLEM, 0);
        int warnings = counts.getOrDefault(Level.WARNING, 0);
        String counted = (problems == 1 ? "1 problem" : problems + " problems") + " and "
                + (warnings == 1 ? "1 warning" : warnings + " warnings");
        out.println(problems + warnings == 0 ? "No problems and no warnings." : counted + ", see above.");
        out.flush();
        return problems == 0 ? 0 : 1;
    }
}
