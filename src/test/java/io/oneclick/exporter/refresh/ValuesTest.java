package io.oneclick.exporter.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Collectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Collected A = of("A");
    private static final Collected B = of("B");

    private final TestTime time = new TestTime();
    private final List<String> shown = new ArrayList<>();
    private final Values values = new Values(
            values -> shown.add(values.stream().map(Collected::lack).toList().toString()), time.time());

    private static Collected of(String lack) {
        return new Collected(Collectors.all().get(0).declaration(), List.of(), lack);
    }

    private void replace(Collected... given) {
        Map<String, Collected> byName = new LinkedHashMap<>();
        Stream.of(given).forEach(one -> byName.put(one.lack(), one));
        values.replace(byName);
    }

    @Test
    void whatIsShownIsKnownByItsCollector() {
        assertNull(values.of("A"));
        replace(A, B);
        assertEquals(A, values.of("A"));
        time.passes(MINUTE.plusNanos(1));
        values.expire(MINUTE);
        assertNull(values.of("A"));
    }

    @Test
    void whatARefreshCouldNotGiveIsNotShownBesideItsNewValues() {
        replace(A, B);
        replace(B);
        assertEquals(List.of("[A, B]", "[B]"), shown);
    }

    @Test
    void whatIsOlderThanTheLimitIsShownNoMore() {
        replace(A);
        time.passes(MINUTE);
        values.expire(MINUTE);
        assertEquals(1, shown.size(), "exactly as old as the limit is not too old");
        time.passes(Duration.ofNanos(1));
        values.expire(MINUTE);
        assertEquals(List.of("[A]", "[]"), shown);
        values.expire(MINUTE);
        assertEquals(2, shown.size(), "nothing changed, nothing to show");
        replace(A);
        assertEquals(List.of("[A]", "[]", "[A]"), shown);
    }

    @Test
    void aWallClockThatIsSetChangesNoAge() {
        replace(A);
        time.setWall(TestTime.NOON.plus(Duration.ofHours(6)));
        values.expire(MINUTE);
        assertEquals(List.of("[A]"), shown, "set forward, good values stay");
        time.setWall(TestTime.NOON.minus(Duration.ofHours(6)));
        time.passes(MINUTE.plusNanos(1));
        assertEquals(MINUTE.plusNanos(1), values.age());
        values.expire(MINUTE);
        assertEquals(List.of("[A]", "[]"), shown, "set back, old values go");
    }

    @Test
    void withoutALimitOrUnderTheLongestNothingIsTooOldAndNothingOverflows() {
        values.expire(MINUTE);
        assertNull(values.age());
        replace(A);
        time.passes(Duration.ofDays(365));
        values.expire(Duration.ZERO);
        values.expire(Duration.ofSeconds(Long.MAX_VALUE));
        assertEquals(List.of("[A]"), shown);
    }
}
