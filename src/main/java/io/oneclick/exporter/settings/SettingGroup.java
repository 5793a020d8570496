package io.oneclick.exporter.settings;

/** What settings are listed under, in this order. */
public enum SettingGroup {
    ESSENTIAL("Essential"),
    FREQUENT("Frequently used"),
    INFREQUENT("Infrequently used"),
    PUSH("Push");

    private final String title;

    SettingGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
