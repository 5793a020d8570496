package io.oneclick.exporter.json;

/** What a user of the JSON may do, in the words of the JVM's access file for remote JMX. */
enum Role {

    /** Reads the exporter's beans. */
    READONLY,

    /** Also calls their operations and sets their attributes. */
    READWRITE;

    /** @throws IllegalArgumentException with what is allowed */
    static Role of(String text) {
        for (Role role : values()) {
            if (role.name().equalsIgnoreCase(text)) {
                return role;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" must be readonly or readwrite");
    }
}
