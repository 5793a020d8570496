package io.oneclick.exporter.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The table of a run, in Markdown: the measured values beside their references. */
final class Report {

    private record Row(String what, String product, String reference, String referenceName) {}

    private final List<Row> rows = new ArrayList<>();

    /** @param reference of the same run, in the same unit */
    void add(String what, double product, double reference, String referenceName) {
        rows.add(new Row(
                what, number(product), number(reference) + " (" + ratio(product, reference) + ")", referenceName));
    }

    void add(String what, double product) {
        rows.add(new Row(what, number(product), "", ""));
    }

    void add(String what, String product, String reference, String referenceName) {
        rows.add(new Row(what, product, reference, referenceName));
    }

    void print(PrintWriter out) {
        out.println("| | the exporter | reference (ratio) | the reference is |");
        out.println("|---|--:|--:|---|");
        for (Row row : rows) {
            out.println(
                    "| " + row.what + " | " + row.product + " | " + row.reference + " | " + row.referenceName + " |");
        }
        out.flush();
    }

    /** At least three significant digits. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        if (Double.isInfinite(value)) {
            return "cut off";
        }
        double magnitude = Math.abs(value);
        return (magnitude >= 100 ? "%,.0f" : magnitude >= 10 ? "%.1f" : magnitude >= 1 ? "%.2f" : "%.4f")
                .formatted(value);
    }

    private static String ratio(double product, double reference) {
        return "%.2f".formatted(product / reference);
    }
}
