package io.oneclick.exporter.settings;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address of a Pushgateway.
 *
 * @param isHttps whether TLS is used
 * @param address {@code host}, {@code host:port} or {@code host:port/path}
 */
public record PushUrl(boolean isHttps, String address) {

    private static final String RULE =
            "must be http://host:port or https://host:port, optionally with a path; user and password are"
                    + " separate settings";

    /** Null if none is given; an IllegalArgumentException states the rule. */
    static PushUrl parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(text);
            boolean isHttps = "https".equalsIgnoreCase(uri.getScheme());
            if (!isHttps && !"http".equalsIgnoreCase(uri.getScheme())
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null) {
                throw new IllegalArgumentException(RULE);
            }
            String path = uri.getRawPath().replaceFirst("/+$", "");
            return new PushUrl(isHttps, uri.getRawAuthority() + path);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(RULE, e);
        }
    }

    @Override
    public String toString() {
        return (isHttps ? "https://" : "http://") + address;
    }
}
