package io.oneclick.exporter.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Parses the URL of a database with PostgreSQL's driver. The driver does not support {@code postgres://}, and it logs
 * URLs that it cannot parse, with their passwords. So only URLs that it can parse are passed to it. If a special
 * character of a password is not percent-encoded, a part of the password looks like a host, a database or a parameter.
 * Such a URL is rejected, and no message repeats any part of it.
 */
final class DatabaseUrl {

    private static final String JDBC = "jdbc:postgresql:";
    private static final Pattern URI = Pattern.compile("postgres(?:ql)?://(.*)", Pattern.DOTALL);
    /** Credentials, hosts, database and parameters. */
    private static final Pattern PARTS = Pattern.compile("(?:([^@/?]*)@)?([^@/?]*)(?:/([^@/?:]*))?(?:\\?([^@]*))?");

    private static final Pattern JDBC_PARTS = Pattern.compile("(?://([^@/?]*)/)?([^@/?:]*)(?:\\?(.*))?");
    private static final Pattern JDBC_WITHOUT_DATABASE = Pattern.compile(JDBC + "//[^@/?]*(?:\\?.*)?");
    private static final Pattern HOST = Pattern.compile("(?:[\\w.-]*|\\[[0-9A-Fa-f:.%\\w]+])(?::(\\d{1,5}))?");
    private static final Pattern BAD_PERCENT = Pattern.compile("%(?!\\p{XDigit}{2})");
    private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z_]{1,40}");
    private static final int MAX_PORT = 65_535;

    private static final String PERCENT_ENCODE = "is malformed: special characters of user, password, database and"
            + " parameters must be percent-encoded (% is %25, @ is %40, : is %3A, / is %2F, ? is %3F, & is %26), or give the"
            + " password by --database-password-file";

    /** Parameters of libpq that have another name in the driver. */
    private static final Map<String, String> LIBPQ_NAMES =
            Map.of("connect_timeout", "connectTimeout", "application_name", "ApplicationName");

    private static final Map<String, String> TARGET_SESSIONS = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private DatabaseUrl() {}

    /**
     * The driver's properties for a URL, decoded.
     *
     * @throws IllegalArgumentException with the rule that is broken, never with the text itself
     */
    static Map<String, String> parse(String url) {
        Matcher uri = URI.matcher(url);
        String jdbc;
        if (uri.matches()) {
            jdbc = jdbc(uri.group(1));
        } else if (url.startsWith(JDBC)) {
            jdbc = url;
        } else {
            throw new IllegalArgumentException(
                    "must look like postgres://user@host:5432/database or" + " jdbc:postgresql://host:5432/database");
        }
        if (JDBC_WITHOUT_DATABASE.matcher(jdbc).matches()) {
            throw noDatabase();
        }
        Matcher parts = JDBC_PARTS.matcher(jdbc.substring(JDBC.length()));
        if (!parts.matches() || BAD_PERCENT.matcher(jdbc).find()) {
            throw malformed();
        }
        checkHosts(parts.group(1));
        checkParameters(parts.group(3));
        Properties parsed = Driver.parseURL(jdbc, null);
        if (parsed == null) {
            throw malformed();
        }
        Map<String, String> properties = new TreeMap<>();
        parsed.stringPropertyNames().forEach(name -> properties.put(name, parsed.getProperty(name)));
        // No password property at all, so that the driver looks up the password.
        properties.remove("user", "");
        properties.remove("password", "");
        return properties;
    }

    /**
     * The part after {@code postgres://} in the driver's form: credentials are parameters, and later ones take
     * precedence.
     */
    private static String jdbc(String rest) {
        Matcher parts = PARTS.matcher(rest);
        if (!parts.matches()) {
            throw malformed();
        }
        if (parts.group(3) == null || parts.group(3).isEmpty()) {
            throw noDatabase();
        }
        List<String> parameters = new ArrayList<>();
        if (parts.group(1) != null) {
            String[] credentials = parts.group(1).replace("&", "%26").split(":", 2);
            parameters.add("user=" + credentials[0]);
            if (credentials.length > 1) {
                parameters.add("password=" + credentials[1]);
            }
        }
        for (String parameter :
                parts.group(4) == null ? new String[0] : parts.group(4).split("&")) {
            parameters.add(translated(parameter));
        }
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        // A plus is a plus, as in libpq; the driver would read it as a space.
        return (JDBC + "//" + parts.group(2) + "/" + parts.group(3) + query).replace("+", "%2B");
    }

    private static String translated(String parameter) {
        String[] pair = parameter.split("=", 2);
        if (!pair[0].equals("target_session_attrs")) {
            String name = LIBPQ_NAMES.getOrDefault(pair[0], pair[0]);
            return pair.length > 1 ? name + "=" + pair[1] : name;
        }
        String target = TARGET_SESSIONS.get(pair.length > 1 ? pair[1] : "");
        if (target == null) {
            throw new IllegalArgumentException("target_session_attrs must be one of "
                    + TARGET_SESSIONS.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return PGProperty.TARGET_SERVER_TYPE.getName() + "=" + target;
    }

    private static void checkHosts(String hosts) {
        for (String host : hosts == null ? new String[0] : hosts.split(",", -1)) {
            Matcher matcher = HOST.matcher(host);
            if (!matcher.matches()) {
                throw malformed();
            }
            if (matcher.group(1) != null
                    && (Integer.parseInt(matcher.group(1)) < 1 || Integer.parseInt(matcher.group(1)) > MAX_PORT)) {
                throw new IllegalArgumentException("must have ports from 1 to " + MAX_PORT);
            }
        }
    }

    /**
     * A name without a value, or with characters other than letters, is the rest of a password that contains an
     * ampersand.
     */
    private static void checkParameters(String query) {
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            String name = parameter.split("=", 2)[0];
            boolean isKnown = PGProperty.forName(name) != null;
            if (!parameter.isEmpty()
                    && !isKnown
                    && !(parameter.contains("=") && PARAMETER_NAME.matcher(name).matches())) {
                throw malformed();
            }
        }
    }

    /**
     * One line for each name that the driver ignores. The name is not repeated, because it may be a part of a password.
     */
    static List<String> unknownParameters(Collection<String> names) {
        List<String> known =
                Arrays.stream(PGProperty.values()).map(PGProperty::getName).toList();
        return names.stream()
                .filter(name -> PGProperty.forName(name) == null)
                .map(name ->
                        "the URL of the database has a parameter that PostgreSQL's driver does not know and ignores"
                                + Suggestion.of(name, known)
                                        .map(closest -> ": did you mean " + closest + "?")
                                        .orElse("; if the password contains an &, write it as %26"))
                .toList();
    }

    private static IllegalArgumentException noDatabase() {
        return new IllegalArgumentException("must name the database after the host: postgres://host:5432/database");
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(PERCENT_ENCODE);
    }
}
