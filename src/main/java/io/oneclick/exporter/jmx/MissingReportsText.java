package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.MissingReport;
import io.oneclick.exporter.refresh.MissingReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The pull requests of one project that miss reports, as a table to read. */
final class MissingReportsText {

    private MissingReportsText() {}

    /** @throws IllegalArgumentException if there is no such project, with those there are */
    static String of(MissingReports missing, String project, Instant now) {
        if (missing.unknown() != null) {
            throw new IllegalStateException("Missing reports are not known: " + missing.unknown());
        }
        if (!missing.projects().contains(project)) {
            throw new IllegalArgumentException(
                    "There is no project " + project + "; there are " + String.join(", ", missing.projects()));
        }
        List<MissingReport> ofProject = missing.list().stream()
                .filter(one -> one.project().equals(project))
                .toList();
        if (ofProject.isEmpty()) {
            return "No open pull request of " + project + " misses a required report.";
        }
        int width = ofProject.stream()
                .mapToInt(one -> one.repository().length())
                .max()
                .orElse(0);
        String format = "%-" + Math.max(width, "repository".length()) + "s  %8s  %10s  %s%n";
        StringBuilder text = new StringBuilder(format.formatted("repository", "number", "open for", "missing reports"));
        ofProject.forEach(one -> text.append(format.formatted(
                one.repository(), "#" + one.number(), age(one.opened(), now), String.join(", ", one.reports()))));
        return text.toString();
    }

    private static String age(Instant opened, Instant now) {
        if (opened == null) {
            return "?";
        }
        Duration age = Duration.between(opened, now);
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        return age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
    }
}
