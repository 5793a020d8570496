package io.oneclick.exporter.sql;

import io.oneclick.exporter.settings.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Parses a YAML file into nodes with line numbers. Tags never create objects. Size, depth and aliases are limited: the
 * file may be the wrong one, or contain aliases that multiply.
 */
final class YamlFile {

    /** Several times the size of the largest known file. */
    private static final int MAX_BYTES = 1_000_000;

    private static final int MAX_DEPTH = 20;
    private static final int MAX_ALIASES = 100;

    private YamlFile() {}

    /** The file's single document, or null if it is empty or has a problem. */
    static Node read(Path file, Problems problems) {
        String text = text(file, problems);
        if (text == null) {
            return null;
        }
        try {
            Node root = new Yaml(limits()).compose(new StringReader(text));
            if (root == null) {
                problems.add(file, 1, "is empty: give collector_name and metrics");
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(file, line, "is not valid YAML: " + oneLine(e.getProblem()));
        } catch (ReaderException e) {
            int line = (int) text.substring(0, e.getPosition()).lines().count();
            problems.add(file, Math.max(1, line), "contains a character that YAML does not allow: write \"\\u…\"");
        } catch (YAMLException e) {
            problems.add(file, 1, "cannot be parsed as YAML: " + oneLine(e.getMessage()));
        }
        return null;
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        return options;
    }

    private static String text(Path file, Problems problems) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problems.add(file, 1, "is larger than " + MAX_BYTES + " bytes: check that it is a collector file");
                return null;
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, bytes.length))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add(file, 1, "is not in UTF-8");
        } catch (IOException e) {
            problems.add(file, 1, "cannot be read: " + FileProblem.of(e));
        }
        return null;
    }

    private static String oneLine(String text) {
        return String.join(" ", Arrays.asList(String.valueOf(text).split("\\s+")));
    }
}
