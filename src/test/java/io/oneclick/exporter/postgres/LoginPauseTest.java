package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class LoginPauseTest {

    private static final SQLException REFUSED = new SQLException("FATAL: password authentication failed", "28P01");

    private final AtomicLong nanoTime = new AtomicLong();
    private final LoginPause pause = new LoginPause(nanoTime::get, () -> {});

    /** When somebody who tries every second really tries, in seconds. */
    private List<Integer> attempts(Duration time, SQLException answer) {
        List<Integer> attempts = new ArrayList<>();
        for (int second = 0; second <= time.toSeconds(); second++) {
            try {
                pause.check();
                attempts.add(second);
                pause.ended(answer);
            } catch (SQLException early) {
                assertSame(answer, early);
            }
            nanoTime.addAndGet(1_000_000_000L);
        }
        return attempts;
    }

    @Test
    void aRefusedPasswordIsTriedAgainAfterGrowingPausesOfTenMinutesAtMost() {
        assertEquals(List.of(0, 60, 180, 420, 900, 1500, 2100), attempts(Duration.ofMinutes(40), REFUSED));
    }

    @Test
    void aLoginThatIsAcceptedEndsThePause() throws Exception {
        attempts(Duration.ofMinutes(5), REFUSED);
        nanoTime.addAndGet(LoginPause.LONGEST.toNanos());
        pause.check();
        pause.ended(null);
        assertDoesNotThrow(pause::check);
        pause.ended(REFUSED);
        assertThrows(SQLException.class, pause::check);
        nanoTime.addAndGet(LoginPause.FIRST.toNanos());
        assertDoesNotThrow(pause::check);
    }

    @Test
    void aCertificateThatDoesNotFitIsTriedFourTimesAMinute() {
        SQLException tls = new SQLException("SSL error", "08006", new SSLHandshakeException("no path"));
        assertEquals(List.of(0, 15, 30, 45), attempts(Duration.ofSeconds(59), tls));
        SQLException name = new SQLException("The hostname db could not be verified by hostnameverifier x.", "08006");
        assertEquals(4, attempts(Duration.ofSeconds(59), name).size());
    }

    @Test
    void aServerThatIsDownIsTriedWhenever() {
        SQLException down = new SQLException(
                "Connection to db:5432 refused. Check that the hostname and port are correct.", "08001");
        assertEquals(60, attempts(Duration.ofSeconds(59), down).size());
    }
}
