package io.oneclick.exporter.demo;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Realistic names, commits and report contents. */
final class SampleText {

    private static final List<String> VERBS =
            List.of("Add", "Fix", "Simplify", "Speed up", "Document", "Retire", "Rework", "Log", "Test", "Cache");
    private static final List<String> THINGS = List.of(
            "retry of failed calls",
            "customer search",
            "session expiry",
            "health endpoint",
            "currency rounding",
            "address form",
            "connection pool",
            "feature toggle",
            "audit trail",
            "translation of errors",
            "pagination",
            "queue consumer",
            "rate limit",
            "start-up checks",
            "invoice layout");
    private static final Map<String, String> TITLES = Map.of(
            "ci", "Continuous integration",
            "codecoverage", "Code coverage",
            "sast", "Application security",
            "smoke", "Smoke test",
            "snyk", "Dependency scan",
            "sabug", "Static analysis: bugs",
            "sasmell", "Static analysis: code smells",
            "savul", "Static analysis: vulnerabilities");

    private final RandomGenerator random;

    SampleText(RandomGenerator random) {
        this.random = random;
    }

    String commit() {
        byte[] hash = new byte[20];
        random.nextBytes(hash);
        return HexFormat.of().formatHex(hash);
    }

    String pullRequestTitle() {
        return VERBS.get(random.nextInt(VERBS.size())) + " " + THINGS.get(random.nextInt(THINGS.size()));
    }

    String branch(String title) {
        return "feature/" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    String reportTitle(String key) {
        return TITLES.getOrDefault(key, key.replace('-', ' '));
    }

    /** A report's DATA, the JSON array of Code Insights; null if the tool sends none. */
    String data(String key) {
        if (random.nextInt(9) == 0) {
            return null;
        }
        return switch (key) {
            case "codecoverage" -> "[" + coverage() + ", " + number("Uncovered lines", 4_000) + "]";
            case "sasmell" -> "[" + number("Code smells", 90) + ", " + coverage() + "]";
            case "ci" ->
                "[" + item("Duration", "DURATION", String.valueOf(30_000 + random.nextInt(900_000))) + ", "
                        + item("Build", "TEXT", "\"#" + (1 + random.nextInt(9_999)) + "\"") + "]";
            case "smoke" -> "[" + item("Passed", "BOOLEAN", "true") + ", " + number("Test Coverage", 100) + "]";
            default -> "[" + number("Findings", 12) + "]";
        };
    }

    private String coverage() {
        return item(
                "Code Coverage",
                "PERCENTAGE",
                BigDecimal.valueOf(5_000 + random.nextInt(4_900), 2).toString());
    }

    private String number(String title, int bound) {
        return item(title, "NUMBER", String.valueOf(random.nextInt(bound)));
    }

    private static String item(String title, String type, String value) {
        return "{\"title\": \"" + title + "\", \"type\": \"" + type + "\", \"value\": " + value + "}";
    }
}
