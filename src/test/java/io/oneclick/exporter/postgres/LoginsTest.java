package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.oneclick.exporter.settings.Setting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginsTest {

    private static final SQLException REFUSED = new SQLException("FATAL: password authentication failed", "28P01");

    private final AtomicLong nanoTime = new AtomicLong();
    private final Logins logins = new Logins(nanoTime::get);

    private LoginPause with(String password) {
        return logins.of(Setting.DATABASE_URL.parse("postgres://me:" + password + "@db.example.com/bitbucket"));
    }

    private static void assertPaused(LoginPause pause) {
        assertThrows(SQLException.class, pause::check);
    }

    @Test
    void allPoolsWithOnePasswordShareItsPauseAndAnotherPasswordHasItsOwn() {
        with("old").ended(REFUSED);
        assertSame(with("old"), with("old"));
        assertPaused(with("old"));
        assertNotSame(with("old"), with("new"));
        assertDoesNotThrow(() -> with("new").check());
    }

    @Test
    void whoAsksGetsOneAttemptAndThePauseGrowsAllTheSame() {
        with("old").ended(REFUSED);
        logins.tryAtOnce();
        assertDoesNotThrow(() -> with("old").check());
        with("old").ended(REFUSED);
        assertPaused(with("old"));
        nanoTime.addAndGet(LoginPause.FIRST.toNanos());
        assertPaused(with("old"));
        nanoTime.addAndGet(LoginPause.FIRST.toNanos());
        assertDoesNotThrow(() -> with("old").check());
    }

    @Test
    void whereAPasswordIsNotAcceptedAnyMoreTheOthersAreTriedOnce() {
        with("old").ended(null);
        with("new").ended(REFUSED);
        assertPaused(with("new"));
        with("old").ended(REFUSED);
        assertPaused(with("old"));
        assertDoesNotThrow(() -> with("new").check());
        with("new").ended(REFUSED);
        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        with("old").ended(REFUSED);
        assertPaused(with("new"));
    }

    @Test
    void onlyTheLatestPasswordsAreRemembered() {
        with("old").ended(REFUSED);
        for (int i = 0; i < 1_000; i++) {
            with("other" + i).ended(REFUSED);
        }
        assertPaused(with("other999"));
        assertDoesNotThrow(() -> with("old").check());
    }
}
