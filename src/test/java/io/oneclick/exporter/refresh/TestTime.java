package io.oneclick.exporter.refresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Two clocks that a test sets. */
public final class TestTime {

    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private volatile Instant wall = NOON;
    /** Near the end of its range: a monotonic clock may begin anywhere and may overflow. */
    private volatile long nanoseconds = Long.MAX_VALUE - 5;

    public Time time() {
        return new Time(
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return wall;
                    }
                },
                () -> nanoseconds);
    }

    /** Time goes by, on both clocks. */
    public void passes(Duration duration) {
        wall = wall.plus(duration);
        nanoseconds += duration.toNanos();
    }

    /** Somebody sets the wall clock; no time goes by. */
    public void setWall(Instant now) {
        wall = now;
    }
}
