package io.oneclick.exporter.jmx;

import java.util.ArrayList;
import java.util.List;

/** A table as text: one line for each row, aligned columns, and a maximum number of lines. */
final class TextTable {

    static final int MAX_ROWS = 1_000;
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private int leftOut;

    TextTable(String... headers) {
        rows.add(List.of(headers));
    }

    /** Adds a row, with a cell for each header. */
    void add(String... cells) {
        if (rows.size() > MAX_ROWS) {
            leftOut++;
        } else {
            rows.add(List.of(cells));
        }
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        });
        return leftOut == 0
                ? text.toString()
                : text.append("… and ").append(leftOut).append(" more\n").toString();
    }
}
