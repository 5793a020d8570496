package io.oneclick.exporter.json;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.jolokia.json.parser.JSONParser;
import org.jolokia.json.parser.ParseException;

/** Refuses requests that normal clients do not send; answers all others under the policy of the user's role. */
final class JsonHandler implements HttpHandler {

    static final int MAX_BODY_BYTES = 64 * 1024;
    /** Hawtio requests all beans at once. */
    static final int MAX_REQUESTS = 500;
    /** The answer to an array is built in memory, and one table may be the largest part of the exporter's data. */
    static final int MAX_OF_ONE_VALUE = 3;

    private static final Set<String> METHODS = Set.of("GET", "POST");
    /** A page of another site whose name resolves to this machine (DNS rebinding) sends that name. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

    private final Map<Role, HttpHandler> byRole;
    private final Logins logins;

    /** @param logins null if no login is required, which is only possible for clients on this machine */
    JsonHandler(Map<Role, HttpHandler> byRole, Logins logins) {
        this.byRole = byRole;
        this.logins = logins;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (isAcceptable(exchange)) {
                Role role = logins == null
                        ? Role.READONLY
                        : logins.role(exchange.getPrincipal().getUsername());
                as(exchange, byRole.get(role));
            }
        }
    }

    /** Runs as the user who logged in: the log names this user when an operation is called. */
    private static void as(HttpExchange exchange, HttpHandler handler) throws IOException {
        String from = "JSON from " + exchange.getRemoteAddress().getAddress().getHostAddress();
        HttpPrincipal user = exchange.getPrincipal();
        JMXPrincipal principal = new JMXPrincipal(user == null ? from : user.getUsername() + " (" + from + ")");
        try {
            Subject.doAs(
                    new Subject(true, Set.of(principal), Set.of(), Set.of()), (PrivilegedExceptionAction<Void>) () -> {
                        handler.handle(exchange);
                        return null;
                    });
        } catch (PrivilegedActionException e) {
            throw (IOException) e.getCause();
        }
    }

    private boolean isAcceptable(HttpExchange exchange) throws IOException {
        if (!METHODS.contains(exchange.getRequestMethod())) {
            return refused(exchange, HttpURLConnection.HTTP_BAD_METHOD, "Only GET and POST are answered");
        }
        Headers headers = exchange.getRequestHeaders();
        String site = headers.getFirst("Sec-Fetch-Site");
        if ("cross-site".equals(site) || "same-site".equals(site)) {
            return refused(
                    exchange, HttpURLConnection.HTTP_FORBIDDEN, "Requests from pages of other sites are refused");
        }
        String host = headers.getFirst("Host");
        if (logins == null && (host == null || !THIS_MACHINE.matcher(host).matches())) {
            return refused(
                    exchange,
                    HttpURLConnection.HTTP_FORBIDDEN,
                    "Without a password file, only requests to localhost and 127.0.0.1 are answered, not to " + host);
        }
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null && query.contains("callback=")) {
            return refused(exchange, HttpURLConnection.HTTP_FORBIDDEN, "Callbacks (JSONP) are not supported");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return refused(
                    exchange,
                    HttpURLConnection.HTTP_ENTITY_TOO_LARGE,
                    "A body may have at most " + MAX_BODY_BYTES + " bytes");
        }
        if (exchange.getRequestMethod().equals("POST") && !areAcceptable(exchange, body)) {
            return false;
        }
        exchange.setStreams(new ByteArrayInputStream(body), null);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        return true;
    }

    private static boolean areAcceptable(HttpExchange exchange, byte[] body) throws IOException {
        List<?> requests;
        try {
            Object json = new JSONParser()
                    .parse(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
            requests = json instanceof List<?> list ? list : List.of(json);
        } catch (ParseException | IllegalStateException e) {
            return refused(exchange, HttpURLConnection.HTTP_BAD_REQUEST, "The body must be JSON: " + e.getMessage());
        }
        if (requests.size() > MAX_REQUESTS) {
            return refused(
                    exchange,
                    HttpURLConnection.HTTP_ENTITY_TOO_LARGE,
                    "A list may have at most " + MAX_REQUESTS + " requests");
        }
        Map<String, Integer> reads = new HashMap<>();
        for (Object request : requests) {
            if (!(request instanceof Map<?, ?> fields)) {
                return refused(
                        exchange, HttpURLConnection.HTTP_BAD_REQUEST, "The body must be a request or a list of them");
            }
            if (fields.containsKey("target")) {
                return refused(
                        exchange,
                        HttpURLConnection.HTTP_FORBIDDEN,
                        "Requests to other JVMs are not supported: remove target");
            }
            String value = value(fields);
            if (value != null && reads.merge(value, 1, Integer::sum) > MAX_OF_ONE_VALUE) {
                return refused(
                        exchange,
                        HttpURLConnection.HTTP_ENTITY_TOO_LARGE,
                        "A list may read the same value, or use a pattern, at most " + MAX_OF_ONE_VALUE + " times");
            }
        }
        return true;
    }

    /** The value that a request reads, where all patterns count as the same value; null if the answer is small. */
    private static String value(Map<?, ?> fields) {
        String bean = String.valueOf(fields.get("mbean"));
        if (!"read".equals(fields.get("type")) || !bean.startsWith("oneclick:") && !isPattern(bean)) {
            return null;
        }
        return isPattern(bean) ? "*" : bean + " " + fields.get("attribute");
    }

    private static boolean isPattern(String bean) {
        return bean.contains("*") || bean.contains("?");
    }

    private static boolean refused(HttpExchange exchange, int status, String reason) throws IOException {
        byte[] text = (reason + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
        return false;
    }
}
