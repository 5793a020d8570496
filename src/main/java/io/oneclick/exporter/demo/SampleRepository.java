package io.oneclick.exporter.demo;

import io.oneclick.exporter.embedded.Resources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A repository of the sample and the reports that a merge into it requires. */
record SampleRepository(int id, String project, List<String> required) {

    static List<SampleRepository> all(Connection connection) throws IOException, SQLException {
        List<SampleRepository> repositories = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Resources.text(SampleRepository.class, "repositories.sql"))) {
            while (rows.next()) {
                String[] required = (String[]) rows.getArray("required").getArray();
                repositories.add(new SampleRepository(
                        rows.getInt("id"), rows.getString("project_key"), List.copyOf(Arrays.asList(required))));
            }
        }
        return List.copyOf(repositories);
    }

    boolean personal() {
        return project.startsWith("~");
    }

    /**
     * The factor by which its pull requests stay open longer than drawn: two for most repositories, much more for a few
     * quiet ones.
     */
    int slowness() {
        return id % 18 == 10 ? 18 : id % 10 == 4 ? 5 : 2;
    }

    /** The reports that its builds send: the required ones and, depending on the repository, some more. */
    List<String> usualReports() {
        Set<String> keys = new LinkedHashSet<>(required);
        addEvery(3, 0, "ci", keys);
        addEvery(4, 1, "codecoverage", keys);
        addEvery(5, 2, "sasmell", keys);
        addEvery(6, 0, "licence-scan", keys);
        addEvery(9, 4, "mutation-tests", keys);
        return List.copyOf(keys);
    }

    private void addEvery(int step, int offset, String key, Set<String> keys) {
        if (id % step == offset) {
            keys.add(key);
        }
    }
}
