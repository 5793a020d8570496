package io.oneclick.exporter.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** The problems of the files, sorted by file and line. */
final class Problems {

    private record Problem(String file, int line, String text) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + text;
        }
    }

    private final List<Problem> problems = new ArrayList<>();

    /** @param line counted from 1 */
    void add(Path file, int line, String text) {
        problems.add(new Problem(file.toString(), line, text));
    }

    void add(Path file, Node at, String text) {
        add(file, line(at), text);
    }

    /** The line of a node, counted from 1. */
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** One line for each. */
    List<String> lines() {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .map(Problem::toString)
                .distinct()
                .toList();
    }
}
