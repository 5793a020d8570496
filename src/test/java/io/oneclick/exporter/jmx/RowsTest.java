package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.collector.OpenPullRequestsCollector;
import io.oneclick.exporter.model.PullRequestState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.InvalidKeyException;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final Object[] SECOND = {"A", "one", "2"};

    private final Collected collected = Collectors.all().stream()
            .filter(collector -> collector.name().equals(OpenPullRequestsCollector.NAME))
            .findFirst()
            .orElseThrow()
            .collect(new TestSnapshot()
                    .repository("A", "one")
                    .pullRequest(1, PullRequestState.OPEN)
                    .pullRequest(2, PullRequestState.OPEN, "ci=SUCCESS")
                    .build());

    private final TabularData table = Rows.of(collected.declaration(), collected.rows());

    private static Object sent(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void aRemoteClientGetsTheJdksOwnTableWithTheSameRows() throws Exception {
        Object received = sent(table);
        assertEquals(TabularDataSupport.class, received.getClass());
        assertEquals(received, table);
        assertEquals(table, received);
        assertEquals(received.hashCode(), table.hashCode());
        CompositeData row = table.get(SECOND);
        Object receivedRow = sent(row);
        assertEquals(CompositeDataSupport.class, receivedRow.getClass());
        assertEquals(receivedRow, row);
        assertEquals(row, receivedRow);
        assertEquals(receivedRow.hashCode(), row.hashCode());
    }

    @Test
    void rowsAreFoundByTheirLabels() {
        assertEquals("ci", table.get(SECOND).get("present_reports"));
        assertEquals(1, table.get(SECOND).get("valid_appearance"));
        assertNull(table.get(new Object[] {"A", "one", "3"}));
        assertEquals(2, table.size());
        assertEquals(2, table.keySet().size());
        assertEquals(Set.of(true), Set.of(table.keySet().contains(List.of(SECOND))));
        assertThrows(InvalidKeyException.class, () -> table.get(SECOND).get("no such column"));
    }

    @Test
    void ofTwoRowsWithOneIndexARemoteClientGetsTheFirst() throws Exception {
        List<Object> twice = new ArrayList<>(collected.rows());
        twice.addAll(collected.rows());
        TabularData doubled = Rows.of(collected.declaration(), twice);
        assertEquals(4, doubled.size());
        assertEquals(table, sent(doubled));
    }

    @Test
    void nobodyCanChangeIt() {
        assertThrows(UnsupportedOperationException.class, table::clear);
        assertThrows(UnsupportedOperationException.class, () -> table.remove(SECOND));
    }
}
