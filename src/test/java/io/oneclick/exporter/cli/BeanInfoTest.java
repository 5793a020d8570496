package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.Wait;
import io.oneclick.exporter.demo.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every bean as JConsole shows it: what it is called, what it explains, what types it has. */
class BeanInfoTest {

    /** What JConsole plots as it is, and what it shows as a text, a date or a table. */
    private static final Set<String> PLAIN = Set.of(
            "int",
            "long",
            "double",
            "boolean",
            Integer.class.getName(),
            Long.class.getName(),
            Double.class.getName(),
            Boolean.class.getName(),
            String.class.getName(),
            Date.class.getName(),
            TabularData.class.getName());

    private TestDatabase database;
    private TestExporter exporter;
    private MBeanServer beans;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.create();
        Sample.load(database.address());
        exporter = TestExporter.start(database.url(), "sql-metrics=src/main/dist/sql-metrics/bitbucket.yaml");
        beans = exporter.server();
        Wait.until(
                "the database and own SQL are read",
                () -> exporter.isUp() && !named("type=Sql,*").isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        exporter.close();
        database.close();
    }

    @Test
    void everyBeanExplainsItselfItsAttributesItsOperationsAndTheirParameters() throws Exception {
        Set<ObjectName> names = named("*");
        assertTrue(names.size() > 50, names.toString());
        for (ObjectName name : names) {
            MBeanInfo info = beans.getMBeanInfo(name);
            assertExplained(name.toString(), info.getClassName(), info.getDescription());
            for (MBeanAttributeInfo attribute : info.getAttributes()) {
                String where = name + " " + attribute.getName();
                assertExplained(where, attribute.getName(), attribute.getDescription());
                assertTrue(PLAIN.contains(attribute.getType()), where + " is a " + attribute.getType());
            }
            for (MBeanOperationInfo operation : info.getOperations()) {
                String where = name + " " + operation.getName() + "()";
                assertExplained(where, operation.getName(), operation.getDescription());
                assertNotEquals(MBeanOperationInfo.UNKNOWN, operation.getImpact(), where);
                assertEquals(String.class.getName(), operation.getReturnType(), where + " answers in words");
                for (MBeanParameterInfo parameter : operation.getSignature()) {
                    assertFalse(parameter.getName().matches("p\\d+|arg\\d+"), where + " " + parameter.getName());
                    assertExplained(where, parameter.getName(), parameter.getDescription());
                }
            }
        }
    }

    @Test
    void theChapterOnMetricsHasARowForEachTypeOfBean() throws Exception {
        String chapter = Files.readString(Path.of("src/site/markdown/metrics.md"));
        for (ObjectName name : named("*")) {
            String type = "`type=" + name.getKeyProperty("type") + "`";
            assertTrue(
                    chapter.lines().anyMatch(line -> line.startsWith("| `type=") && line.contains(type)),
                    name + " is not in metrics.md");
        }
    }

    private Set<ObjectName> named(String keys) throws JMException {
        return beans.queryNames(new ObjectName("oneclick:" + keys), null);
    }

    private static void assertExplained(String where, String name, String description) {
        assertFalse(description == null || description.isBlank(), where + " has no description");
        assertNotEquals(name, description, where);
        assertTrue(description.contains(" "), where + " is explained by one word: " + description);
    }
}
