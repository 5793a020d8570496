package io.oneclick.exporter.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.collector.ChecksCollector;
import io.oneclick.exporter.collector.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:25:17Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<String> shown = new ArrayList<>();
    private final Values values = new Values(published -> {
        Map<String, String> projects = new TreeMap<>();
        published.forEach((type, one) -> projects.put(type, one.rows().get(0)[0].toString()));
        shown.add(projects.toString());
    });

    private static Published of(String project) {
        return new ChecksCollector().collect(FakeSource.snapshot(project));
    }

    @Test
    void newValuesReplaceOldOnesOfTheirType() {
        values.replace(Map.of("A", of("one"), "B", of("one")), NOW);
        values.replace(Map.of("A", of("two"), "B", of("two")), NOW);
        assertEquals(List.of("{A=one, B=one}", "{A=two, B=two}"), shown);
    }

    @Test
    void aTypeThatGivesNoneKeepsItsLastGoodOnes() {
        values.replace(Map.of("A", of("one"), "B", of("one")), NOW);
        values.replace(Map.of("B", of("two")), NOW.plusSeconds(1));
        assertEquals("{A=one, B=two}", shown.get(1));
    }

    @Test
    void whatIsOlderThanTheLimitIsShownNoMoreAndTheRestStays() {
        values.replace(Map.of("A", of("one"), "B", of("one")), NOW);
        values.replace(Map.of("B", of("two")), NOW.plusSeconds(1));
        values.expire(NOW.plusSeconds(60), MINUTE);
        assertEquals(2, shown.size(), "exactly as old as the limit is not too old");
        values.expire(NOW.plusSeconds(61), MINUTE);
        assertEquals("{B=two}", shown.get(2));
        values.expire(NOW.plusSeconds(90), MINUTE);
        assertEquals("{}", shown.get(3));
        values.expire(NOW.plusSeconds(99), MINUTE);
        assertEquals(4, shown.size(), "nothing changed, nothing to show");
    }

    @Test
    void withoutALimitNothingIsEverTooOld() {
        values.replace(Map.of("A", of("one")), NOW);
        values.expire(NOW.plus(Duration.ofDays(365)), Duration.ZERO);
        assertEquals(List.of("{A=one}"), shown);
    }
}
