package io.oneclick.exporter.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.oneclick.exporter.model.Snapshot;
import io.oneclick.exporter.model.TimeSpan;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;

/** Writes the page as one HTML file. It contains style, scripts and numbers, and its policy allows nothing else. */
public final class PageWriter {

    private static final String CHARTS = "/META-INF/resources/webjars/chartjs/%s/dist/chart.umd.js";

    /** More bars would be hard to distinguish; the table has all projects. */
    private static final int MAX_PROJECTS = 15;

    private final String version;

    /** @param version of the exporter */
    public PageWriter(String version) {
        this.version = version;
    }

    /** The windows that the flow of the snapshot must have. */
    public static List<TimeSpan> windows() {
        return PageBuilder.WINDOWS;
    }

    /**
     * The page.
     *
     * @param snapshot with a flow by project and with {@link #windows}, and what was closed in the last 7 days
     * @param source the name of the source
     * @param project the only one to show, or null for all
     */
    public String write(Snapshot snapshot, String source, String project) {
        String title = project == null ? "Pull requests" : "Pull requests of " + project;
        Snapshot shown = project == null ? snapshot : snapshot.only(project);
        Page page = new PageBuilder(shown).build(title, source, version);
        Properties build = new Properties();
        try (InputStream in = resource("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String library =
                text(CHARTS.formatted(build.getProperty("chartjs"))).replaceFirst("\n//# sourceMappingURL=.*", "");
        String script = library + "\n" + text("page.js");
        String style = text("page.css");
        Template template = Mustache.compiler().nullValue("–").compile(text("page.html"));
        return template.execute(new Filled(page, style, script, data(page), hash(style), hash(script)));
    }

    /** The page, and the parts that are inserted without escaping. */
    private record Filled(Page page, String style, String script, String data, String styleHash, String scriptHash) {}

    /** The numbers of the plots as JSON; no text in it can close the script element that contains it. */
    private static String data(Page page) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            array(json, "weeks", page.weeks(), Page.WeekRow::from);
            array(json, "opened", page.weeks(), Page.WeekRow::opened);
            array(json, "merged", page.weeks(), Page.WeekRow::merged);
            array(json, "declined", page.weeks(), Page.WeekRow::declined);
            array(json, "withoutApproval", page.weeks(), Page.WeekRow::withoutApproval);
            array(json, "ages", page.ages(), Page.AgeRow::age);
            array(json, "aged", page.ages(), Page.AgeRow::count);
            List<Page.ProjectRow> most = page.projects().stream()
                    .sorted(Comparator.comparingInt(Page.ProjectRow::open).reversed())
                    .limit(MAX_PROJECTS)
                    .toList();
            array(json, "projects", most, Page.ProjectRow::project);
            array(json, "review", most, Page.ProjectRow::review);
            array(json, "author", most, Page.ProjectRow::author);
            array(json, "merge", most, Page.ProjectRow::merge);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static <T> void array(JsonGenerator json, String name, List<T> rows, Function<T, Object> value)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T row : rows) {
            Object one = value.apply(row);
            if (one == null) {
                json.writeNull();
            } else if (one instanceof Integer number) {
                json.writeNumber(number);
            } else {
                json.writeString((String) one);
            }
        }
        json.writeEndArray();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 must be in every Java", e);
        }
    }

    private static String text(String name) {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = PageWriter.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not there: lib/report lacks a jar");
        }
        return in;
    }
}
