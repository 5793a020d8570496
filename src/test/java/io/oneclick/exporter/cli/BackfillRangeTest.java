package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.history.Steps;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackfillRangeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:25:17Z");

    private final BackfillRange range = new BackfillRange(ZoneId.of("America/Chicago"), NOW);

    @ParameterizedTest
    @CsvSource({
        "2026-08-01, 2026-08-01T05:00:00Z",
        "2026-08-01T09:30, 2026-08-01T14:30:00Z",
        "2026-08-01T09:30:00, 2026-08-01T14:30:00Z",
        "2026-11-01T01:30, 2026-11-01T07:30:00Z",
        "2026-08-01T09:30Z, 2026-08-01T09:30:00Z",
        "2026-08-01T09:30+02:00, 2026-08-01T07:30:00Z"
    })
    void aTimeWithoutAZoneIsInBitbuckets(String from, String instant) {
        Steps steps = range.steps(from, null, "1h");
        assertEquals(List.of(), range.problems());
        assertEquals(Instant.parse(instant), steps.first());
        assertEquals(Instant.parse("2026-11-20T09:25:00Z"), steps.last());
        assertEquals(Duration.ofHours(1), steps.step());
    }

    @Test
    void theLastStepIsTheLastThatFits() {
        assertEquals(3, range.steps("2026-08-01", "2026-08-01T00:25", "12m").count());
        assertEquals(3, range.steps("2026-08-01", "2026-08-01T00:24", "12m").count());
        assertEquals(1, range.steps("2026-08-01", "2026-08-01", "12m").count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                   | -                    | 1h   | --from is required",
                "yesterday           | -                    | 1h   | --from 'yesterday' must be a day like 2026-08-01",
                "2026-02-30          | -                    | 1h   | --from '2026-02-30' must be a day",
                "2026-08-01T09:30:01 | -                    | 1h   | whole minute",
                "2026-08-01          | 2026-07-31           | 1h   | --from 2026-08-01 is after --to 2026-07-31",
                "2026-12-01          | -                    | 1h   | is after now",
                "2026-08-01          | 2026-11-20T03:26     | 1h   | --to 2026-11-20T03:26 lies in the future",
                "2026-08-01          | -                    | 90s  | --step '90s' must be whole minutes",
                "2026-08-01          | -                    | 0    | --step '0' must be whole minutes",
                "2026-08-01          | -                    | -1h  | --step '-1h' must be whole minutes",
                "2026-08-01          | -                    | 32d  | --step '32d' must be whole minutes",
                "2026-08-01          | -                    | soon | --step 'soon' must be whole minutes",
                "2026-08-01          | -                    | 1m   | makes more than 100000 points of each series"
            })
    void whatIsWrongIsSaidWithTheRule(String from, String to, String step, String problem) {
        assertNull(range.steps(from, to, step));
        assertEquals(1, range.problems().size(), range.problems().toString());
        assertTrue(range.problems().get(0).contains(problem), range.problems().get(0));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        range.steps("a", "b", "c");
        assertEquals(3, range.problems().size(), range.problems().toString());
    }
}
