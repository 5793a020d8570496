package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.oneclick.exporter.LogLines;
import io.oneclick.exporter.Ports;
import io.oneclick.exporter.refresh.Time;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ExporterTest {

    /** A signal that comes before the start closes it on another thread. */
    @Test
    void afterItWasClosedItDoesNotStart() throws Exception {
        MBeanServer beans = MBeanServerFactory.newMBeanServer();
        Map<Setting<?>, String> flags =
                Map.of(Setting.DATABASE_URL, "postgres://u:p@127.0.0.1:" + Ports.free() + "/db");
        Exporter exporter =
                new Exporter(new SettingsReader(flags, Map.of(), null), beans, Time.system(), settings -> {});
        exporter.close();
        exporter.start();
        assertEquals(Set.of(), beans.queryNames(new ObjectName("oneclick:*"), null));
    }

    @Test
    void aRefreshThatNobodyRequestedIsNotLoggedAsRequested() throws Exception {
        Map<Setting<?>, String> flags =
                Map.of(Setting.DATABASE_URL, "postgres://u:p@127.0.0.1:" + Ports.free() + "/db");
        try (LogLines log = new LogLines();
                Exporter exporter = new Exporter(
                        new SettingsReader(flags, Map.of(), null),
                        MBeanServerFactory.newMBeanServer(),
                        Time.system(),
                        settings -> {})) {
            assertFalse(exporter.refresh().succeeded());
            assertFalse(log.all().isEmpty());
            assertEquals(List.of(), log.with("requested"));
        }
    }
}
