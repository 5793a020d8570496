package io.oneclick.exporter.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that the archive carries for other programs, as one kind of tree. */
final class Shipped {

    static final Path DIST = Path.of("src/main/dist");
    static final List<String> DASHBOARDS = List.of("oneclick-pull-requests", "oneclick-flow", "oneclick-exporter");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Shipped() {}

    static JsonNode dashboard(String name) throws IOException {
        return JSON.readTree(DIST.resolve("grafana/" + name + ".json").toFile());
    }

    /** Everything but the headings. */
    static List<JsonNode> panels(JsonNode dashboard) {
        return elements(dashboard.get("panels"))
                .filter(panel -> !panel.get("type").asText().equals("row"))
                .toList();
    }

    /** The documents of a YAML file. */
    static List<JsonNode> yaml(String name) throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(
                        yaml.loadAll(Files.readString(DIST.resolve(name))).spliterator(), false)
                .map(document -> JSON.<JsonNode>valueToTree(document))
                .toList();
    }

    /** Alerts and records. */
    static List<JsonNode> rules(String file) throws IOException {
        return elements(yaml("prometheus/" + file).get(0).get("groups"))
                .flatMap(group -> elements(group.get("rules")))
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
