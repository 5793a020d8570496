package io.oneclick.exporter.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The address of a port for clients that can do more than read {@code /metrics}, and its access rules. Remote JMX and
 * the JSON have the same variables, except for the prefix, and the same rule: other machines can only connect with a
 * password and TLS.
 *
 * @param passwordFile the users and passwords, null if no login is required
 * @param accessFile the roles of the users; null if the password file is null
 * @param sslConfig the file that names the key store for TLS, null for no TLS
 */
public record RemoteAccess(ListenAddress listen, Path passwordFile, Path accessFile, Path sslConfig) {

    /**
     * The access that the variables with a prefix such as {@code ONECLICK_JMX_} configure; nothing if its port is not
     * set.
     *
     * @throws IllegalArgumentException with the problem and the next step
     */
    public static Optional<RemoteAccess> read(Map<String, String> environment, String prefix) {
        String portVariable = prefix + "PORT";
        String passwordVariable = prefix + "PASSWORD_FILE";
        String accessVariable = prefix + "ACCESS_FILE";
        String sslVariable = prefix + "SSL_CONFIG";
        String text = environment.getOrDefault(portVariable, "").trim();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        ListenAddress listen = ListenAddress.parse(portVariable, text, "127.0.0.1");
        Path password = file(environment, passwordVariable);
        Path access = file(environment, accessVariable);
        Path ssl = file(environment, sslVariable);
        if (!listen.address().isLoopbackAddress() && (password == null || access == null || ssl == null)) {
            throw new IllegalArgumentException(
                    portVariable + "=" + text + " accepts connections from other machines: set "
                            + passwordVariable + ", " + accessVariable + " and " + sslVariable
                            + ", or give only a port to listen on 127.0.0.1");
        }
        if ((password == null) != (access == null)) {
            throw new IllegalArgumentException("set both " + passwordVariable + " and " + accessVariable
                    + ": who may log in, and what they may do");
        }
        if (password != null) {
            mustBePrivate(passwordVariable, password);
        }
        if (ssl != null) {
            mustBePrivate(sslVariable, ssl);
        }
        return Optional.of(new RemoteAccess(listen, password, access, ssl));
    }

    private static Path file(Map<String, String> environment, String variable) {
        String name = environment.getOrDefault(variable, "").trim();
        if (name.isEmpty()) {
            return null;
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(variable + ": the file " + name + " cannot be read by this user");
        }
        return file;
    }

    private static void mustBePrivate(String variable, Path file) {
        Set<PosixFilePermission> owners = Set.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
        try {
            if (!owners.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalArgumentException(
                        variable + ": other users than its owner have access to " + file + ": run chmod 600 on it");
            }
        } catch (IOException | UnsupportedOperationException e) {
            // The component that reads the file decides then.
        }
    }
}
