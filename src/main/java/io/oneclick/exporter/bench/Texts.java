package io.oneclick.exporter.bench;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The text files beside these classes. */
final class Texts {

    private Texts() {}

    static String read(String name) throws IOException {
        try (InputStream stream = Texts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException("no resource " + name + " beside " + Texts.class.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
