package io.oneclick.exporter.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The text files in the packages of the classes that use them: SQL and scripts. */
public final class Resources {

    private Resources() {}

    /** The text of the file {@code name} in the package of {@code neighbour}. */
    public static String text(Class<?> neighbour, String name) throws IOException {
        try (InputStream stream = neighbour.getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException("no resource " + name + " beside " + neighbour.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
