package io.oneclick.exporter.settings;

import io.oneclick.exporter.model.Details;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The settings in force: validated, immutable, replaced as a whole. */
public final class Settings {

    private final Map<Setting<?>, Object> values;

    /** @param values one for each setting, of the setting's type; absent or null if there is no value */
    Settings(Map<Setting<?>, Object> values) {
        this.values = Collections.unmodifiableMap(new HashMap<>(values));
    }

    /** The value, or null if none is set and there is no default. */
    @SuppressWarnings(
            "unchecked") // The values come from the setting's own rule or from with(), so their type is correct.
    public <T> T get(Setting<T> setting) {
        return (T) values.get(setting);
    }

    /**
     * A copy of these settings with another value for one of them. An IllegalArgumentException states the rule that
     * {@code value} breaks.
     */
    public <T> Settings with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> changed = new HashMap<>(values);
        changed.put(setting, setting.rule().check(value));
        return new Settings(changed);
    }

    /** How many details of single pull requests are exposed. */
    public Details details() {
        return new Details(get(Setting.PULL_REQUEST_DETAILS), get(Setting.MAX_DETAIL_SERIES));
    }

    /** Whether a change from {@code before} to these settings needs a new source. Other changes apply in place. */
    public boolean needsNewSource(Settings before) {
        return Setting.all().stream()
                .anyMatch(setting -> setting.applies() == Applies.WITH_A_NEW_SOURCE && differs(setting, before));
    }

    /** These settings, except those whose change from {@code before} needs a restart. */
    public Settings withoutRestart(Settings before) {
        Map<Setting<?>, Object> inForce = new HashMap<>(values);
        Setting.all().stream()
                .filter(setting -> setting.applies() == Applies.AFTER_A_RESTART)
                .forEach(setting -> inForce.put(setting, before.values.get(setting)));
        return new Settings(inForce);
    }

    /** The differences from {@code before}, as text: {@code interval 15s -> 30s}. */
    public String changesFrom(Settings before) {
        List<String> changes = new ArrayList<>();
        for (Setting<?> setting : Setting.all()) {
            if (!text(setting).equals(before.text(setting))) {
                changes.add(setting + " " + before.text(setting) + " -> " + text(setting)
                        + (setting.applies() == Applies.AFTER_A_RESTART ? " (after a restart)" : ""));
            }
        }
        if (changes.isEmpty()) {
            return differs(Setting.DATABASE_URL, before) ? "the database's credentials changed" : "no setting changed";
        }
        return String.join(", ", changes);
    }

    private boolean differs(Setting<?> setting, Settings before) {
        return !Objects.equals(values.get(setting), before.values.get(setting));
    }

    /** Warnings about settings that are valid but probably unintended; usually empty. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(get(Setting.DATABASE_URL).warnings());
        if (get(Setting.INTERVAL).compareTo(get(Setting.CLOSED_WINDOW)) > 0) {
            warnings.add("the interval (" + text(Setting.INTERVAL) + ") is longer than the closed window ("
                    + text(Setting.CLOSED_WINDOW) + "): pull requests closed in between are never counted");
        }
        return warnings;
    }

    /** The value of one setting as an operator would write it, without secrets; empty if there is none. */
    public <T> String text(Setting<T> setting) {
        T value = get(setting);
        return value == null ? "" : setting.rule().write().apply(value);
    }

    /** All values by the settings' keys, without secrets, sorted. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        Setting.all().forEach(setting -> texts.put(setting.key(), text(setting)));
        return texts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return texts().toString();
    }
}
