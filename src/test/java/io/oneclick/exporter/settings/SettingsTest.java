package io.oneclick.exporter.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final String URL = "postgres://alice:s3cret@db/bitbucket";

    private static Settings settings(Map<Setting<?>, String> others) throws InvalidSettingsException {
        Map<Setting<?>, String> flags = new HashMap<>(Map.of(Setting.DATABASE_URL, URL));
        flags.putAll(others);
        return new SettingsReader(flags, Map.of(), null).read();
    }

    @Test
    void oneValueCanBeReplacedUnderTheSameRule() throws Exception {
        Settings before = settings(Map.of());
        Settings after = before.with(Setting.INTERVAL, Duration.ofMinutes(1));
        assertEquals(Duration.ofMinutes(1), after.get(Setting.INTERVAL));
        assertEquals(Duration.ofSeconds(15), before.get(Setting.INTERVAL));
        assertNotEquals(before, after);
        assertEquals(before, after.with(Setting.INTERVAL, Duration.ofSeconds(15)));
        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> before.with(Setting.INTERVAL, Duration.ZERO));
        assertEquals("must be from 1s to 1d", refused.getMessage());
    }

    @Test
    void whatHasNoValueIsNullAndAnEmptyText() throws Exception {
        Settings settings = settings(Map.of());
        assertNull(settings.get(Setting.DATABASE_PASSWORD_FILE));
        assertEquals("", settings.text(Setting.DATABASE_PASSWORD_FILE));
    }

    @Test
    void noTextHoldsASecret() throws Exception {
        Settings settings = settings(Map.of());
        assertEquals(Setting.all().size(), settings.texts().size());
        assertEquals("db:5432/bitbucket as alice", settings.texts().get("database-url"));
        assertFalse((settings.texts() + settings.toString()).contains("s3cret"), settings.toString());
    }

    @Test
    void anotherSourceIsNeededWhereConnectionsOrStatementsDependOnIt() throws Exception {
        Settings before = settings(Map.of());
        for (Setting<?> setting : new Setting<?>[] {Setting.TIMEZONE, Setting.DATABASE_URL}) {
            String other = setting == Setting.TIMEZONE ? "Asia/Kolkata" : URL.replace("s3cret", "other");
            assertTrue(settings(Map.of(setting, other)).needsNewSource(before), setting.toString());
        }
        assertFalse(settings(Map.of(Setting.INTERVAL, "1m", Setting.LOG_LEVEL, "debug"))
                .needsNewSource(before));
        assertFalse(settings(Map.of()).needsNewSource(before));
    }

    @Test
    void whatNeedsARestartStaysAsItWasUntilThen() throws Exception {
        Settings before = settings(Map.of());
        Settings read = settings(Map.of(Setting.PUSH_JOB, "nightly", Setting.INTERVAL, "1m"));
        Settings inForce = read.withoutRestart(before);
        assertEquals("oneclick", inForce.get(Setting.PUSH_JOB));
        assertEquals(Duration.ofMinutes(1), inForce.get(Setting.INTERVAL));
        assertEquals("interval 15s -> 1m, push-job oneclick -> nightly (after a restart)", read.changesFrom(before));
    }

    @Test
    void aChangeOfThePasswordIsReportedWithoutThePassword() throws Exception {
        Settings before = settings(Map.of());
        Settings after = settings(Map.of(Setting.DATABASE_URL, URL.replace("s3cret", "an0ther")));
        assertEquals("the database's credentials changed", after.changesFrom(before));
        assertEquals("no setting changed", settings(Map.of()).changesFrom(before));
    }
}
