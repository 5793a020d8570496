package io.oneclick.exporter.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping in a file, by its keys. An invalid value becomes a problem with its line and is then treated as missing, so
 * that all problems are found at once.
 */
final class Fields {

    private final Path file;
    private final Node at;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Fields(Path file, Node at, Problems problems) {
        this.file = file;
        this.at = at;
        this.problems = problems;
    }

    /**
     * @param what the mapping is, for problems: "a metric"
     * @param keys that it may have, each with the reason why it is not supported, or an empty text if it is supported
     */
    static Fields of(Path file, Node node, String what, Map<String, String> keys, Problems problems) {
        Fields fields = new Fields(file, node, problems);
        if (node instanceof MappingNode mapping) {
            fields.take(mapping, true, new HashSet<>());
            fields.values.keySet().removeIf(key -> !fields.isSupported(key, what, keys));
        } else {
            problems.add(file, node, what + " must be a mapping: lines like \"key: value\"");
        }
        return fields;
    }

    /** A mapping with keys of any name. */
    static Fields of(Path file, Node node, String what, Problems problems) {
        return of(file, node, what, Map.of(), problems);
    }

    /** Keys merged with << are defaults: the mapping's own keys override them. */
    private void take(MappingNode mapping, boolean isOwn, Set<Node> merged) {
        List<Node> merges = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            Node key = entry.getKeyNode();
            if (key.getTag().equals(Tag.MERGE)) {
                merges.add(entry.getValueNode());
            } else if (key instanceof ScalarNode name) {
                boolean isNew = values.putIfAbsent(name.getValue(), entry.getValueNode()) == null;
                if (isOwn && !isNew) {
                    problems.add(file, key, "'" + name.getValue() + "' is given twice");
                }
            } else {
                problems.add(file, key, "a key must be a name");
            }
        }
        for (Node merge : merges) {
            List<Node> sources = merge instanceof SequenceNode several ? several.getValue() : List.of(merge);
            for (Node source : sources) {
                // An anchor can be merged into itself.
                if (source instanceof MappingNode other && merged.add(other)) {
                    take(other, false, merged);
                }
            }
        }
    }

    private boolean isSupported(String key, String what, Map<String, String> keys) {
        String reason = keys.get(key);
        if (keys.isEmpty() || "".equals(reason)) {
            return true;
        }
        List<String> supported = keys.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        problems.add(
                file,
                values.get(key),
                reason == null
                        ? "'" + key + "' is not a key of " + what + ": its keys are " + String.join(", ", supported)
                        : "'" + key + "' is not supported: " + reason);
        return false;
    }

    Set<String> keys() {
        return values.keySet();
    }

    /** Whether the key is present with a value. */
    boolean has(String key) {
        Node node = values.get(key);
        return node != null && !isNull(node);
    }

    /** The text of a key; null if there is none. */
    String text(String key) {
        return has(key) ? text(values.get(key), "'" + key + "'") : null;
    }

    /** The text of a required key; null if it is missing or blank. */
    String required(String key) {
        String text = text(key);
        if (text == null ? !has(key) : text.isBlank()) {
            problem(key, "'" + key + "' is missing");
            return null;
        }
        return text;
    }

    /** The texts of a list, in its order; empty if there is none. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node node : nodes(key)) {
            String text = text(node, "each of '" + key + "'");
            if (text != null) {
                if (texts.contains(text)) {
                    problems.add(file, node, "'" + text + "' is given twice in '" + key + "'");
                } else {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /** The items of a list; empty if there is none. */
    List<Node> nodes(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode list) {
            return list.getValue();
        }
        problem(key, "'" + key + "' must be a list: [a, b], or lines that begin with \"- \"");
        return List.of();
    }

    /** The mapping of a key, or null if there is none. */
    Fields mapping(String key) {
        return has(key) ? of(file, values.get(key), "'" + key + "'", problems) : null;
    }

    /** Reports a problem at the line of a key, or of the mapping if the key is missing. */
    void problem(String key, String text) {
        problems.add(file, values.getOrDefault(key, at), text);
    }

    /** Reports a problem with the value of a key; null means no problem. */
    void problemIf(String problem, String key, String value) {
        if (problem != null) {
            problem(key, key + " '" + value + "' " + problem);
        }
    }

    /** The parsed text of a key; {@code otherwise} if there is none, or if the parser rejects it. */
    <T> T parsed(String key, Function<String, T> parser, T otherwise) {
        String text = text(key);
        if (text == null) {
            return otherwise;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            String shown = text.lines().count() > 1 ? "" : " '" + text + "'";
            problem(key, key + shown + " " + e.getMessage());
            return otherwise;
        }
    }

    private String text(Node node, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(file, node, what + " must be a text");
            return null;
        }
        if (scalar.getValue().indexOf('\0') >= 0) {
            problems.add(file, node, what + " must not contain U+0000");
            return null;
        }
        return isNull(node) ? "" : scalar.getValue();
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
