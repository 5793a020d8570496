package io.oneclick.exporter.settings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.SslMode;
import org.postgresql.util.PSQLException;

/**
 * The address of the database and the user, as parsed by PostgreSQL's driver. No text for people contains a password.
 */
public final class DatabaseAddress {

    private static final List<String> PLACE =
            List.of(PGProperty.PG_HOST.getName(), PGProperty.PG_PORT.getName(), PGProperty.PG_DBNAME.getName());

    private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final String SCHEMAS = PGProperty.CURRENT_SCHEMA.getName();

    private final Map<String, String> properties;
    private final SslMode sslMode;
    private final Duration connectTimeout;

    /**
     * @param properties as {@code org.postgresql.Driver.parseURL} gives them
     * @throws IllegalArgumentException with the rule that one of them breaks
     */
    DatabaseAddress(Map<String, String> properties) {
        this.properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        this.sslMode = sslMode(properties);
        this.connectTimeout = connectTimeout(properties.get(PGProperty.CONNECT_TIMEOUT.getName()));
    }

    /** Reads {@code postgres://…} or {@code jdbc:postgresql:…}; an IllegalArgumentException never repeats any of it. */
    static DatabaseAddress parse(String url) {
        return new DatabaseAddress(DatabaseUrl.parse(url));
    }

    private static SslMode sslMode(Map<String, String> properties) {
        Properties parsed = new Properties();
        parsed.putAll(properties);
        try {
            return SslMode.of(parsed);
        } catch (PSQLException e) {
            throw new IllegalArgumentException(
                    "sslmode must be disable, allow, prefer, require, verify-ca or verify-full");
        }
    }

    private static Duration connectTimeout(String seconds) {
        if (seconds == null) {
            return DEFAULT_CONNECT_TIMEOUT;
        }
        if (!seconds.matches("[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException("connect_timeout must be whole seconds from 1 to 999");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    /**
     * The URL for the driver: hosts, ports, database and all parameters except the schemas, without the user and
     * without secrets.
     */
    public String jdbcUrl() {
        String query = properties.entrySet().stream()
                .filter(property -> !PLACE.contains(property.getKey())
                        && !isPrivate(property.getKey())
                        && !property.getKey().equals(SCHEMAS))
                .map(property -> encode(property.getKey()) + "=" + encode(property.getValue()))
                .collect(Collectors.joining("&"));
        String base = "jdbc:postgresql://" + hosts() + "/" + encode(database());
        return query.isEmpty() ? base : base + "?" + query;
    }

    /**
     * The parameter {@code currentSchema}: names separated by commas, or empty. It belongs to each transaction and not
     * to the connection, which PgBouncer would refuse.
     */
    public String schemas() {
        return properties.getOrDefault(SCHEMAS, "");
    }

    /**
     * The driver's properties in addition to the URL: user, password and other secrets. They must not be shown or
     * logged.
     */
    public Map<String, String> credentials() {
        Map<String, String> credentials = new TreeMap<>(properties);
        credentials.keySet().removeIf(name -> !isPrivate(name));
        return credentials;
    }

    private static boolean isPrivate(String name) {
        return name.equals("user") || name.toLowerCase(Locale.ROOT).contains("password");
    }

    /** The user, or null for the driver's default. */
    public String user() {
        return properties.get("user");
    }

    /** The password, or null if the driver must look it up in {@code PGPASSFILE} or {@code ~/.pgpass}. */
    public String password() {
        return properties.get("password");
    }

    /** Whether the driver requires encryption, a trusted certificate, and the host's name in it. */
    public SslMode sslMode() {
        return sslMode;
    }

    /** How long to wait for a connection. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** Warnings about settings that are valid but probably unintended. */
    List<String> warnings() {
        return DatabaseUrl.unknownParameters(properties.keySet());
    }

    DatabaseAddress withPassword(String password) {
        Map<String, String> changed = new TreeMap<>(properties);
        changed.put("password", password);
        return new DatabaseAddress(changed);
    }

    private String database() {
        return properties.getOrDefault(PGProperty.PG_DBNAME.getName(), "");
    }

    private String hosts() {
        String[] hosts = properties.get(PGProperty.PG_HOST.getName()).split(",", -1);
        String[] ports = properties.get(PGProperty.PG_PORT.getName()).split(",", -1);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < hosts.length; i++) {
            all.add((hosts[i].isEmpty() ? "localhost" : hosts[i]) + ":" + ports[i]);
        }
        return String.join(",", all);
    }

    /** The hosts, ports and database, for people: {@code db.example.com:5432/bitbucket as oneclick}. */
    public String display() {
        String place = hosts() + "/" + database();
        return user() == null ? place : place + " as " + user();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DatabaseAddress that && properties.equals(that.properties);
    }

    @Override
    public int hashCode() {
        return properties.hashCode();
    }

    @Override
    public String toString() {
        return display();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
