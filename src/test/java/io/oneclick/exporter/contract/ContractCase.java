package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.oneclick.exporter.TestDatabase;
import io.oneclick.exporter.settings.Setting;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database for one sentence of the contract. Its clock stands still at 09:25:17 UTC; the window is 09:24 to 09:25. */
abstract class ContractCase {

    static final int OPEN = 0;
    static final int MERGED = 1;
    static final int DECLINED = 2;
    static final LocalDateTime WINDOW_START = LocalDateTime.of(2026, 11, 20, 9, 24);
    static final LocalDateTime WINDOW_END = WINDOW_START.plusMinutes(1);

    final Map<Setting<?>, String> settings = new HashMap<>(Map.of(Setting.TIMEZONE, "UTC"));
    TestDatabase database;

    @BeforeEach
    final void create() throws Exception {
        database = TestDatabase.create();
        DatabaseClock.install(database, Instant.parse("2026-11-20T09:25:17Z"));
    }

    @AfterEach
    final void drop() throws Exception {
        database.close();
    }

    final void clock(String instant) throws Exception {
        DatabaseClock.set(database.connection(), Instant.parse(instant));
    }

    /** Project 1, CCL, with its repository 10, api, into which the pull request 1 was opened long ago. */
    final TestDatabase ccl() throws Exception {
        return database.project(1, "CCL").repository(10, 1, "api").pullRequest(1, 10, 1, DECLINED, "old");
    }

    final Series series() throws Exception {
        try (Product product = new Product(database, settings)) {
            return product.series();
        }
    }

    /** The family has these series and no other, but for zeros. */
    final void counts(String family, String... lines) throws Exception {
        assertEquals(text(lines), series().counted(family), family);
    }

    /** The family has these series and no other. */
    final void shows(String family, String... lines) throws Exception {
        assertEquals(text(lines), series().family(family), family);
    }

    private static String text(String... lines) {
        return lines.length == 0 ? "" : String.join("\n", lines) + "\n";
    }
}
