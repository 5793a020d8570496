package io.oneclick.exporter.refresh;

import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.source.Source;
import io.oneclick.exporter.sql.Definitions;
import java.time.Duration;

/** A refresher with all collectors and without the operator's own SQL. */
public final class TestRefresher {

    private static final RefreshListener NOBODY = new RefreshListener() {
        @Override
        public void failed(String reason) {}

        @Override
        public void recovered(String outcome) {}
    };

    private TestRefresher() {}

    /** One that refreshes once a day and publishes nothing. */
    public static Refresher daily(Source source, Time time) {
        return daily(source, NOBODY, time);
    }

    /** The same, with somebody who hears of its refreshes. */
    public static Refresher daily(Source source, RefreshListener listener, Time time) {
        return of(source, values -> {}, listener, Duration.ofDays(1), time);
    }

    static Refresher of(Source source, Publisher publisher, RefreshListener listener, Duration interval, Time time) {
        SqlMetrics none = new SqlMetrics(Definitions.NONE, null, (values, healths) -> {}, time);
        return new Refresher(source, Collectors.all(), publisher, listener, none, interval, time);
    }
}
