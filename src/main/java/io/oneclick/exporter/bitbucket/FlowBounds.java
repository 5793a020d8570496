package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The search bounds of a flow reading's statements, as texts that PostgreSQL compares with the bare column of either
 * type. At a daylight saving change, the order of wall-clock times is not that of instants, so the bounds include one
 * more hour on each side.
 *
 * @param from the start of the longest window
 * @param to its end
 * @param updatedFrom the earliest update time of a pull request that was created in the window
 */
record FlowBounds(String from, String to, String updatedFrom) {

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx");
    private static final Duration CLOCK_CHANGE = Duration.ofHours(1);
    /** Later than every date: without a window there are no rows. */
    private static final String NEVER = "infinity";

    static FlowBounds of(Instant now, List<TimeSpan> windows, ZoneId zone) {
        Instant end = now.truncatedTo(ChronoUnit.MINUTES);
        return windows.stream()
                .map(TimeSpan::length)
                .max(Duration::compareTo)
                .map(longest -> {
                    Instant from = end.minus(longest).minus(CLOCK_CHANGE);
                    return new FlowBounds(
                            text(from, zone), text(end.plus(CLOCK_CHANGE), zone), text(from.minus(CLOCK_CHANGE), zone));
                })
                .orElse(new FlowBounds(NEVER, NEVER, NEVER));
    }

    /** For windows that reach back to {@code since}, without an end. */
    static FlowBounds since(Instant since, ZoneId zone) {
        Instant from = since.minus(CLOCK_CHANGE);
        return new FlowBounds(text(from, zone), NEVER, text(from.minus(CLOCK_CHANGE), zone));
    }

    /** The parameters of past_repositories.sql. */
    List<String> ofPastRepositories() {
        return List.of(updatedFrom);
    }

    /** The parameters of past_pull_requests.sql. */
    List<String> ofPastPullRequests() {
        return List.of(updatedFrom, from, updatedFrom);
    }

    /** The parameters of flow_pull_requests.sql. */
    List<String> ofPullRequests() {
        return List.of(updatedFrom, from, to, updatedFrom);
    }

    /** The parameters of flow_reviews.sql. */
    List<String> ofReviews() {
        return List.of(from, to, updatedFrom, from, to);
    }

    /** The parameters of the statements that search by the closing time of a pull request. */
    List<String> ofClosed() {
        return List.of(from, to);
    }

    private static String text(Instant instant, ZoneId zone) {
        return TEXT.format(instant.atZone(zone).toOffsetDateTime());
    }
}
