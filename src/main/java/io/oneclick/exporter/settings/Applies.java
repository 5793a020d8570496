package io.oneclick.exporter.settings;

/** What a change of a setting needs while the exporter runs. */
public enum Applies {
    /** Nothing: the next one who asks gets the new value. */
    AT_ONCE,
    /** Another source: connections or statements depend on it. */
    WITH_A_NEW_SOURCE,
    /** A restart: until then the value of the start stays in force. */
    AFTER_A_RESTART
}
