package io.oneclick.exporter.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one collector file in sql_exporter's format: its definitions and all its problems. */
final class CollectorFile {

    private static final String YES = "";
    private static final String OWN_CONFIGURATION =
            "this belongs to sql_exporter's own configuration; give the collector files that it names";
    private static final Map<String, String> COLLECTOR_KEYS = Map.of(
            "collector_name", YES,
            "min_interval", YES,
            "metrics", YES,
            "queries", YES,
            "global", OWN_CONFIGURATION,
            "target", OWN_CONFIGURATION,
            "jobs", OWN_CONFIGURATION,
            "collectors", OWN_CONFIGURATION,
            "collector_files", OWN_CONFIGURATION);
    private static final String NO_PREPARED_STATEMENT = "no_prepared_statement";
    private static final Map<String, String> QUERY_KEYS =
            Map.of("query_name", YES, "query", YES, NO_PREPARED_STATEMENT, YES);

    private final Path file;
    private final Problems problems;
    private final UniqueNames names;
    private final MetricReader metrics;

    CollectorFile(Path file, UniqueNames names, Problems problems) {
        this.file = file;
        this.names = names;
        this.problems = problems;
        this.metrics = new MetricReader(names);
    }

    /** @return the definition in the file; null or incomplete if there are problems */
    SqlCollector read() {
        Node root = YamlFile.read(file, problems);
        if (root == null) {
            return null;
        }
        Fields fields = Fields.of(file, root, "a collector file", COLLECTOR_KEYS, problems);
        String name = fields.required("collector_name");
        if (name != null) {
            String problem = NameRules.collector(name);
            fields.problemIf(problem == null ? names.collector(name) : problem, "collector_name", name);
        }
        Duration minInterval = fields.parsed("min_interval", MinInterval::parse, Duration.ZERO);
        Map<String, String> queries = queries(fields);
        if (fields.nodes("metrics").isEmpty()) {
            fields.problem("metrics", "'metrics' is missing: give at least one metric");
        }
        return new SqlCollector(name, file, minInterval, group(fields.nodes("metrics"), queries));
    }

    /** The named queries by their names. */
    private Map<String, String> queries(Fields fields) {
        Map<String, String> queries = new LinkedHashMap<>();
        for (Node node : fields.nodes("queries")) {
            Fields query = Fields.of(file, node, "a query", QUERY_KEYS, problems);
            refuseNoPreparedStatement(query);
            String name = query.required("query_name");
            String text = query.required("query") == null ? null : statement(query);
            if (name != null && queries.putIfAbsent(name, text == null ? "" : text) != null) {
                query.problem("query_name", "query_name '" + name + "' is given to two queries");
            }
        }
        return queries;
    }

    /** One query for each text that metrics use, so that all metrics of a named query come from one run. */
    private List<SqlQuery> group(List<Node> nodes, Map<String, String> named) {
        Map<String, List<SqlMetric>> byQuery = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Node node : nodes) {
            Fields fields = Fields.of(file, node, "a metric", MetricReader.KEYS, problems);
            refuseNoPreparedStatement(fields);
            SqlMetric metric = metrics.read(fields);
            String reference = fields.text("query_ref");
            if ((reference == null) == (fields.text("query") == null)) {
                fields.problem("metric_name", "a metric must have either 'query' or 'query_ref'");
            } else if (reference != null && !named.containsKey(reference)) {
                fields.problem("query_ref", "query_ref '" + reference + "' names none of this file's queries");
            }
            // The key of a named query cannot equal that of a text in a metric.
            String key = reference == null ? "metric " + byQuery.size() : "query " + reference;
            texts.put(key, reference == null ? statement(fields) : named.get(reference));
            byQuery.computeIfAbsent(key, any -> new ArrayList<>()).add(metric);
        }
        List<SqlQuery> queries = new ArrayList<>();
        byQuery.forEach((key, fed) -> queries.add(new SqlQuery(fed.get(0).name(), texts.get(key), List.copyOf(fed))));
        return List.copyOf(queries);
    }

    private static String statement(Fields fields) {
        return fields.parsed("query", SingleStatement::of, null);
    }

    /** It has no effect on PostgreSQL, but indicates that the file is for another database. */
    private static void refuseNoPreparedStatement(Fields fields) {
        String text = fields.text(NO_PREPARED_STATEMENT);
        if (text != null && !text.equals("false")) {
            fields.problem(
                    NO_PREPARED_STATEMENT,
                    "'" + NO_PREPARED_STATEMENT + "' is not supported: it is for databases other than PostgreSQL");
        }
    }
}
