package io.oneclick.exporter.settings;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the database is and who asks. Nothing here prints the password.
 *
 * @param jdbcUrl for PostgreSQL's driver, without user and password
 * @param user or null for the driver's default
 * @param password or null where the driver shall look into {@code PGPASSFILE} or {@code ~/.pgpass}
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    private static final String JDBC = "jdbc:postgresql:";
    private static final List<String> SCHEMES = List.of("postgres://", "postgresql://");

    private static final Pattern HOST = Pattern.compile("(?:[\\w.-]*|\\[[0-9A-Fa-f:.%\\w]+])(?::\\d{1,5})?");

    /** libpq's parameters that the driver has under another name. */
    private static final Map<String, String> LIBPQ_NAMES =
            Map.of("connect_timeout", "connectTimeout", "application_name", "ApplicationName");

    private static final Map<String, String> TARGET_SESSIONS = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    /**
     * Reads {@code postgres://…} or {@code jdbc:postgresql:…}.
     *
     * @throws IllegalArgumentException with the rule that is broken, never with the text itself: it may hold a password
     */
    static DatabaseAddress parse(String text) {
        if (text.startsWith(JDBC)) {
            return ofJdbc(text);
        }
        for (String scheme : SCHEMES) {
            if (text.startsWith(scheme)) {
                return ofUri(text.substring(scheme.length()));
            }
        }
        throw new IllegalArgumentException(
                "must look like postgres://user:password@host:5432/database or jdbc:postgresql://host:5432/database");
    }

    private static DatabaseAddress ofJdbc(String text) {
        int mark = text.indexOf('?');
        String base = mark < 0 ? text : text.substring(0, mark);
        if (base.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "a jdbc: URL takes no user before the host: use ?user=…&password=…, or postgres://user:password@host");
        }
        Map<String, String> parameters = mark < 0 ? new LinkedHashMap<>() : parameters(text.substring(mark + 1), true);
        String user = parameters.remove("user");
        String password = parameters.remove("password");
        return checked(base, parameters, user, password);
    }

    private static DatabaseAddress ofUri(String rest) {
        int mark = rest.indexOf('?');
        String location = mark < 0 ? rest : rest.substring(0, mark);
        Map<String, String> parameters = new LinkedHashMap<>();
        if (mark >= 0) {
            parameters(rest.substring(mark + 1), false).forEach((name, value) -> translate(parameters, name, value));
        }
        int slash = location.indexOf('/');
        String authority = slash < 0 ? location : location.substring(0, slash);
        int at = authority.lastIndexOf('@');
        String[] credentials =
                at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        // Parameters win, as libpq has it; above all they must not stay in the URL.
        String user = parameters.remove("user");
        String password = parameters.remove("password");
        if (user == null && credentials.length > 0) {
            user = decode(credentials[0], false);
        }
        if (password == null && credentials.length > 1) {
            password = decode(credentials[1], false);
        }
        String hosts = authority.substring(at + 1);
        String database = slash < 0 ? "" : decode(location.substring(slash + 1), false);
        if (database.isEmpty()) {
            throw new IllegalArgumentException("must name the database after the host: postgres://host:5432/database");
        }
        String base = JDBC + "//" + (hosts.isEmpty() ? "localhost" : hosts) + "/" + encode(database);
        return checked(base, parameters, user, password);
    }

    private static void translate(Map<String, String> parameters, String name, String value) {
        if (name.equals("target_session_attrs")) {
            String target = TARGET_SESSIONS.get(value);
            if (target == null) {
                throw new IllegalArgumentException("target_session_attrs must be one of "
                        + TARGET_SESSIONS.keySet().stream().sorted().collect(Collectors.joining(", ")));
            }
            parameters.put("targetServerType", target);
        } else {
            parameters.put(LIBPQ_NAMES.getOrDefault(name, name), value);
        }
    }

    private static DatabaseAddress checked(String base, Map<String, String> parameters, String user, String password) {
        String query = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String url = query.isEmpty() ? base : base + "?" + query;
        checkHosts(base);
        if (org.postgresql.Driver.parseURL(url, null) == null) {
            throw new IllegalArgumentException(
                    "is not understood by PostgreSQL's driver: check the port, and percent-encode special characters");
        }
        return new DatabaseAddress(url, emptyToNull(user), emptyToNull(password));
    }

    private static void checkHosts(String base) {
        if (!base.startsWith(JDBC + "//")) {
            return;
        }
        String authority = base.substring(JDBC.length() + 2).split("/", 2)[0];
        for (String host : authority.split(",", -1)) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException("has a host that is none, or a user or password with special"
                        + " characters that must be percent-encoded (@ is %40, : is %3A, / is %2F)");
            }
        }
    }

    private static Map<String, String> parameters(String query, boolean form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&")) {
            if (!parameter.isEmpty()) {
                String[] pair = parameter.split("=", 2);
                parameters.put(decode(pair[0], form), pair.length > 1 ? decode(pair[1], form) : "");
            }
        }
        return parameters;
    }

    /** Percent-decodes; {@code +} stands for a space in a form only, as PostgreSQL's driver and libpq have it. */
    private static String decode(String text, boolean form) {
        try {
            return URLDecoder.decode(form ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a % that starts no percent-encoding: write %25 for a %");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    DatabaseAddress withPassword(String other) {
        return new DatabaseAddress(jdbcUrl, user, other);
    }

    /** The host (or hosts), port and database, for people: {@code db.example.com:5432/bitbucket as oneclick}. */
    public String display() {
        String location = jdbcUrl.substring(JDBC.length()).replaceFirst("^//", "");
        int mark = location.indexOf('?');
        List<String> parts = new ArrayList<>(List.of(decode(mark < 0 ? location : location.substring(0, mark), true)));
        if (user != null) {
            parts.add("as " + user);
        }
        return String.join(" ", parts);
    }

    @Override
    public String toString() {
        return display();
    }
}
