package io.oneclick.exporter.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One SELECT.
 *
 * @param name its name in messages and metrics: that of its file
 * @param sql its text, with a {@code ?} for each parameter
 */
public record Query(String name, String sql) {

    /** Loads a file in the package of a class; its first lines contain the question that the query answers. */
    public static Query load(Class<?> beside, String file) {
        String path = beside.getPackageName().replace('.', '/') + "/" + file;
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from the jar");
            }
            return new Query(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
