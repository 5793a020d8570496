package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.postgres.Logins;
import io.oneclick.exporter.postgres.StatementListener;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import io.oneclick.exporter.settings.SettingsReader;
import java.util.HashMap;
import java.util.Map;

/** Sources and settings of the tests in this package. */
final class TestSource {

    private TestSource() {}

    static Settings settings(String url) throws InvalidSettingsException {
        return settings(url, Map.of());
    }

    static Settings settings(String url, Map<Setting<?>, String> others) throws InvalidSettingsException {
        Map<Setting<?>, String> all = new HashMap<>(others);
        all.put(Setting.DATABASE_URL, url);
        return new SettingsReader(all, Map.of(), null).read();
    }

    static BitbucketSource open(String url) throws InvalidSettingsException {
        return open(settings(url));
    }

    static BitbucketSource open(Settings settings) {
        return open(settings, StatementListener.NONE);
    }

    static BitbucketSource open(Settings settings, StatementListener listener) {
        return new BitbucketSource(settings, listener, new Logins(System::nanoTime));
    }
}
