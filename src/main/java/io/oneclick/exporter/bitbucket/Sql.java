package io.oneclick.exporter.bitbucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The statements, each in a file beside this class whose first lines say the question it answers. */
enum Sql {
    SERVER,
    TABLES,
    SESSION,
    ACTIVITY,
    REPOSITORIES,
    PERSONAL_PROJECTS,
    REQUIRED_REPORTS,
    PULL_REQUESTS,
    REPORTS,
    REPORT_DATA;

    private final String text;

    Sql() {
        String file = file();
        try (InputStream in = Sql.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("io/oneclick/exporter/bitbucket/" + file + " is missing from the jar");
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("io/oneclick/exporter/bitbucket/" + file, e);
        }
    }

    /** The name of the file, beside this class. */
    String file() {
        return name().toLowerCase(Locale.ROOT) + ".sql";
    }

    String text() {
        return text;
    }
}
