package io.oneclick.exporter.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps from logging in again and again with what the server has refused: accounts get locked for that. The pause grows while
 * the refusals go on. The pool's own attempts in the background are held back, too.
 */
final class LoginPause {

    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofMinutes(10);
    /** A certificate error locks no account, but an attempt every second is not useful either. */
    static final Duration AFTER_TLS = Duration.ofSeconds(15);

    private final LongSupplier nanoTime;
    private SQLException refusal;
    private Duration pause = Duration.ZERO;
    private long since;

    LoginPause(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Throws what the last attempt was refused with, where it is too early for another one. */
    synchronized void check() throws SQLException {
        if (refusal != null && nanoTime.getAsLong() - since < pause.toNanos()) {
            throw refusal;
        }
    }

    /** Takes down how an attempt ended: {@code thrown} is null where it was accepted. */
    synchronized void ended(SQLException thrown) {
        since = nanoTime.getAsLong();
        if (thrown != null && DatabaseProblem.isLogin(thrown)) {
            refusal = thrown;
            pause = pause.compareTo(FIRST) < 0 ? FIRST : min(pause.multipliedBy(2), LONGEST);
        } else if (thrown != null && DatabaseProblem.isTls(thrown)) {
            refusal = thrown;
            pause = AFTER_TLS;
        } else {
            refusal = null;
            pause = Duration.ZERO;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
