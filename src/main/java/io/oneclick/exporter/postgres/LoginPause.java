package io.oneclick.exporter.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Delays logins after the server has refused one, because repeated failures can lock an account. The delay grows while
 * logins are refused. The pool's own attempts in the background are delayed, too.
 */
final class LoginPause {

    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofMinutes(10);
    /** A certificate error does not lock an account, but an attempt every second is not useful. */
    static final Duration AFTER_TLS = Duration.ofSeconds(15);

    /** The clock may be another one than that of the thread that waits. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final Runnable passwordChanged;
    private SQLException refusal;
    private Duration pause = Duration.ZERO;
    private boolean isEnded;
    private boolean wasAccepted;
    private long since;

    /** @param passwordChanged is run where a login is refused that was accepted the time before */
    LoginPause(LongSupplier nanoTime, Runnable passwordChanged) {
        this.nanoTime = nanoTime;
        this.passwordChanged = passwordChanged;
    }

    /** Throws the exception of the last refused attempt if it is too early for another one. */
    synchronized void check() throws SQLException {
        if (isPausing()) {
            throw refusal;
        }
    }

    /**
     * Waits until it is not too early; throws what the last attempt was refused with where nobody wants to connect any
     * more. The pool would else try again by itself every few seconds, and be late after {@link #end}.
     */
    synchronized void await(BooleanSupplier isClosed) throws SQLException {
        while (isPausing()) {
            if (isClosed.getAsBoolean()) {
                throw refusal;
            }
            try {
                wait(LOOK_AGAIN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw refusal;
            }
        }
    }

    /** Lets those who wait look again. */
    synchronized void wake() {
        notifyAll();
    }

    private boolean isPausing() {
        return refusal != null && !isEnded && nanoTime.getAsLong() - since < pause.toNanos();
    }

    /** Allows one attempt immediately. After another refusal the delay is longer. */
    synchronized void end() {
        isEnded = true;
        notifyAll();
    }

    /** Records the result of an attempt: {@code thrown} is null if it succeeded. */
    void ended(SQLException thrown) {
        boolean isRefused = thrown != null && DatabaseProblem.isLogin(thrown);
        if (isRefused && isFirstRefusal()) {
            // Without this lock: the others are locked for it.
            passwordChanged.run();
        }
        takeDown(thrown, isRefused);
    }

    private synchronized boolean isFirstRefusal() {
        boolean isFirst = wasAccepted;
        wasAccepted = false;
        return isFirst;
    }

    private synchronized void takeDown(SQLException thrown, boolean isRefused) {
        since = nanoTime.getAsLong();
        isEnded = false;
        wasAccepted |= thrown == null;
        if (isRefused) {
            refusal = thrown;
            pause = pause.compareTo(FIRST) < 0 ? FIRST : min(pause.multipliedBy(2), LONGEST);
        } else if (thrown != null && DatabaseProblem.isTls(thrown)) {
            refusal = thrown;
            pause = AFTER_TLS;
        } else {
            refusal = null;
            pause = Duration.ZERO;
            notifyAll();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
