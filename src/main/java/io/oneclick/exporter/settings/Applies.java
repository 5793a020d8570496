package io.oneclick.exporter.settings;

/** How a change of a setting is applied while the exporter runs. */
public enum Applies {
    /** Immediately: the next reader gets the new value. */
    AT_ONCE,
    /** With a new source, because connections or statements depend on it. */
    WITH_A_NEW_SOURCE,
    /** With a restart; until then the old value stays in force. */
    AFTER_A_RESTART
}
