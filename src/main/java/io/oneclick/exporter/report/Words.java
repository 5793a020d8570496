package io.oneclick.exporter.report;

import io.oneclick.exporter.model.BuildStatus;
import io.oneclick.exporter.model.Party;
import java.time.Duration;
import java.time.Instant;

/** Formats numbers for readers; null is unknown, and the page shows a dash. */
final class Words {

    private static final int HOURS_SHOWN_AS_DAYS = 48;
    private static final int MINUTES_SHOWN_AS_HOURS = 120;

    private Words() {}

    /** {@code 45 min}, {@code 30 h}, {@code 12 d}. */
    static String duration(Duration duration) {
        if (duration == null) {
            return null;
        }
        if (duration.toHours() >= HOURS_SHOWN_AS_DAYS) {
            return duration.toDays() + " d";
        }
        return duration.toMinutes() >= MINUTES_SHOWN_AS_HOURS
                ? duration.toHours() + " h"
                : duration.toMinutes() + " min";
    }

    static String seconds(Double seconds) {
        return seconds == null ? null : duration(Duration.ofSeconds(seconds.longValue()));
    }

    /** The time since then, never negative. */
    static String since(Instant then, Instant now) {
        if (then == null) {
            return null;
        }
        Duration since = Duration.between(then, now);
        return duration(since.isNegative() ? Duration.ZERO : since);
    }

    static String status(BuildStatus status) {
        return switch (status) {
            case SUCCESSFUL -> "successful";
            case FAILED -> "failed";
            case INPROGRESS -> "in progress";
            case CANCELLED -> "cancelled";
            case UNKNOWN -> "unknown";
        };
    }

    static String party(Party party) {
        if (party == null) {
            return null;
        }
        return switch (party) {
            case AUTHOR -> "its author";
            case MERGE -> "the merge";
            case REVIEW -> "a review";
        };
    }
}
