package io.oneclick.exporter.postgres;

import io.oneclick.exporter.settings.DatabaseAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The delays after refused logins, one for each address with its user and password. All connections of an exporter
 * share them: a reload that tries the same password again opens another pool and continues the delay.
 */
public final class Logins {

    /** Each changed password adds one. */
    private static final int MOST = 16;

    private final LongSupplier nanoTime;
    private final Map<DatabaseAddress, LoginPause> pauses = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DatabaseAddress, LoginPause> eldest) {
            return size() > MOST;
        }
    };

    /** @param nanoTime of the monotonic clock, as {@link System#nanoTime} counts it */
    public Logins(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized LoginPause of(DatabaseAddress address) {
        // A login that worked and is refused now: the server's password has changed, and another one may work.
        return pauses.computeIfAbsent(address, any -> new LoginPause(nanoTime, this::tryAtOnce));
    }

    /** Ends every delay, so that each refused login can be tried once more. */
    public synchronized void tryAtOnce() {
        pauses.values().forEach(LoginPause::end);
    }
}
