package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JmxValuesTest {

    @Test
    void anAgeHasMillisecondsAtMostAndIsNeverNegative() {
        assertEquals(2.736, JmxValues.age(Duration.ofNanos(2_736_735_391L)));
        assertEquals(0, JmxValues.age(Duration.ofSeconds(-3)));
        assertNull(JmxValues.age(null));
    }

    @Test
    void aDurationHasMicrosecondsAtMost() {
        assertEquals(0.325571, JmxValues.seconds(Duration.ofNanos(325_571_013)));
        assertEquals(1.5E-4, JmxValues.seconds(Duration.ofNanos(150_321)));
        assertNull(JmxValues.seconds(null));
    }
}
