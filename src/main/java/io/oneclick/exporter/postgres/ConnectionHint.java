package io.oneclick.exporter.postgres;

import java.io.EOFException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.util.GT;

/** The next step if the server answers but the driver fails: to connect, or because the rows need too much memory. */
final class ConnectionHint {

    private static final String PASSWORD = "give the password: --database-password-file, PGPASSWORD, or a line for this"
            + " host, port, database and user in PGPASSFILE or ~/.pgpass";
    private static final String NO_TLS =
            "enable TLS on the server (ssl = on, with a certificate); without TLS, the traffic can be read on the"
                    + " network";
    private static final String ROOT_CERTIFICATE = "give a file with the certificate of the authority that signed the"
            + " server's certificate: sslrootcert=FILE in --database-url, readable for this user";
    private static final String HOST_NAME = "use a host name in --database-url that is in the server's certificate";

    private static final String MEMORY = "the rows of one statement need more than half of the heap: raise it (-Xmx in"
            + " ONECLICK_JAVA_OPTS, or the container's memory)";

    private static final String RESOLVE = "check the host name in --database-url, and that this machine can resolve it";
    private static final String CLOSED = "the server or a device on the network closed the connection: see the log of"
            + " PostgreSQL for the reason, such as a restart or an administrator's command";
    private static final String WRONG_NAME = "The hostname {0} could not be verified by hostnameverifier {1}.";

    /** The driver's message in the language of the JVM, looked up by its English text. */
    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("The server requested SCRAM-based authentication, but no password was provided.", PASSWORD);
        STEPS.put("The server requested SCRAM-based authentication, but the password is an empty string.", PASSWORD);
        STEPS.put(
                "The server requested password-based authentication, but no password was provided by plugin {0}",
                PASSWORD);
        STEPS.put("The server does not support SSL.", NO_TLS);
        STEPS.put("Could not open SSL root certificate file {0}.", ROOT_CERTIFICATE);
        STEPS.put("Could not read SSL root certificate file {0}.", ROOT_CERTIFICATE);
        STEPS.put("Loading the SSL root certificate {0} into a TrustManager failed.", ROOT_CERTIFICATE);
        STEPS.put("Result set exceeded maxResultBuffer limit. Received:  {0}; Current limit: {1}", MEMORY);
        STEPS.put(WRONG_NAME, HOST_NAME);
    }

    private ConnectionHint() {}

    static Optional<String> of(SQLException thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException) {
                return Optional.of(ROOT_CERTIFICATE);
            }
            if (cause instanceof UnknownHostException) {
                return Optional.of(RESOLVE);
            }
            if (cause instanceof EOFException || isReset(cause)) {
                return Optional.of(CLOSED);
            }
        }
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        return STEPS.entrySet().stream()
                .filter(step -> isSaid(step.getKey(), message))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether the certificate names another host; the driver checks this itself and throws no exception of TLS. */
    static boolean isHostName(SQLException thrown) {
        return thrown.getMessage() != null && isSaid(WRONG_NAME, thrown.getMessage());
    }

    /** Whether an established connection was reset; a connection that was refused has a subclass. */
    private static boolean isReset(Throwable cause) {
        return cause.getClass() == SocketException.class;
    }

    private static boolean isSaid(String english, String message) {
        String anything = "\u0001";
        String pattern = Arrays.stream(GT.tr(english, anything, anything).split(anything, -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(message).matches();
    }
}
