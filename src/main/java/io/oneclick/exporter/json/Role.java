package io.oneclick.exporter.json;

/** The role of a user of the JSON, with the names of the JVM's access file for remote JMX. */
enum Role {

    /** Reads the exporter's beans. */
    READONLY,

    /** Also calls their operations and sets their attributes. */
    READWRITE;

    /** @throws IllegalArgumentException with the allowed values */
    static Role of(String text) {
        for (Role role : values()) {
            if (role.name().equalsIgnoreCase(text)) {
                return role;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" must be readonly or readwrite");
    }
}
