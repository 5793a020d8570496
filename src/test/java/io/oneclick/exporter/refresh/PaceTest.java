package io.oneclick.exporter.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final TestTime time = new TestTime();
    private final Pace pace = new Pace(HOUR, time.time());

    @Test
    void theNextRefreshStartsAnIntervalAfterTheLastBegan() {
        pace.started();
        time.passes(Duration.ofMinutes(20));
        assertEquals(Duration.ofMinutes(40), pace.untilNext(true, false));
        pace.interval(Duration.ofMinutes(30));
        assertEquals(Duration.ofMinutes(10), pace.untilNext(true, false));
    }

    @Test
    void aRefreshThatTookLongerThanTheIntervalIsFollowedAtOnce() {
        pace.started();
        time.passes(HOUR.multipliedBy(3));
        assertEquals(Duration.ZERO, pace.untilNext(true, false));
    }

    @Test
    void beforeTheFirstSuccessThePausesGrowToAMinuteWhateverTheInterval() {
        List<Long> pauses = IntStream.range(0, 9)
                .mapToObj(start -> {
                    pace.started();
                    return pace.untilNext(false, false).toSeconds();
                })
                .toList();
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L), pauses);
    }

    @Test
    void oneThatWasPutOffIsTriedAgainSoonerThanAtALongInterval() {
        pace.started();
        assertEquals(Duration.ofSeconds(15), pace.untilNext(true, true));
        assertEquals(Duration.ofSeconds(1), pace.untilNext(false, true));
        pace.interval(Duration.ofSeconds(5));
        assertEquals(Duration.ofSeconds(5), pace.untilNext(true, true));
    }

    @Test
    void theFirstOneThatIsAskedForStartsAtOnceAndTheNextASecondLater() {
        assertEquals(Duration.ZERO, pace.untilAllowed());
        pace.started();
        time.passes(Duration.ofMillis(300));
        assertEquals(Duration.ofMillis(700), pace.untilAllowed());
    }

    @Test
    void aWallClockThatIsSetChangesNoPause() {
        pace.started();
        time.setWall(TestTime.NOON.minus(Duration.ofHours(6)));
        assertEquals(HOUR, pace.untilNext(true, false));
        time.setWall(TestTime.NOON.plus(Duration.ofHours(6)));
        assertEquals(HOUR, pace.untilNext(true, false));
    }
}
