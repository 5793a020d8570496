package io.oneclick.exporter.report;

import java.util.List;

/**
 * The content of the page: the fields of its template. Numbers are integers, durations are texts; null is unknown.
 *
 * @param lacks the parts that could not be read, each with the reason
 */
record Page(
        String title,
        String taken,
        String source,
        String version,
        List<String> lacks,
        List<Figure> figures,
        List<ProjectRow> projects,
        List<ReportRow> reports,
        List<OpenRow> oldest,
        int openCount,
        List<WeekRow> weeks,
        List<AgeRow> ages,
        List<BuildRow> builds,
        List<MergedRow> merged) {

    /** One number and its meaning. */
    record Figure(String id, String name, Object value, String meaning) {}

    record ProjectRow(
            String project,
            int open,
            Integer missing,
            Integer review,
            Integer author,
            Integer merge,
            Integer stale,
            Integer unassigned,
            String medianAge,
            Integer opened,
            Integer merged,
            String timeToMerge,
            String slowMerge,
            String firstReview) {}

    /** The pull requests that one required report blocks. */
    record ReportRow(String report, int missing, int failed) {}

    record OpenRow(
            String project,
            String repository,
            long number,
            String openFor,
            String idleFor,
            String waitsFor,
            String missing,
            String failed) {}

    /** @param from the first day of the week */
    record WeekRow(String from, int opened, int merged, int declined, Integer withoutApproval) {}

    record AgeRow(String age, int count) {}

    record BuildRow(String status, int open, Integer finished) {}

    /** A pull request merged without a required report. */
    record MergedRow(String project, String repository, long number, String missing) {}
}
