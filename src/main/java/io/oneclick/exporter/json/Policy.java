package io.oneclick.exporter.json;

import java.util.EnumSet;
import java.util.Set;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;

/** Allows access to the exporter's own beans and no others; the allowed calls depend on the role. */
final class Policy implements Restrictor {

    private static final String DOMAIN = "oneclick";
    private static final Set<RequestType> READING =
            EnumSet.of(RequestType.READ, RequestType.LIST, RequestType.SEARCH, RequestType.VERSION);
    private static final Set<RequestType> WRITING = EnumSet.of(RequestType.WRITE, RequestType.EXEC);

    private final Role role;

    Policy(Role role) {
        this.role = role;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return READING.contains(type) || mayWrite() && WRITING.contains(type);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
        return isOurs(name);
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
        return mayWrite(name, "Setting " + attribute);
    }

    @Override
    public boolean isOperationAllowed(ObjectName name, String operation) {
        return mayWrite(name, "Calling " + operation);
    }

    @Override
    public boolean isObjectNameHidden(ObjectName name) {
        return !isOurs(name);
    }

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return true;
    }

    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        return true;
    }

    /** Does not allow pages of other origins to read an answer; {@link JsonHandler} refuses their requests. */
    @Override
    public boolean isOriginAllowed(String origin, boolean onlyWhenStrict) {
        return onlyWhenStrict;
    }

    /** Jolokia answers false and a SecurityException with the same status; its own message names no next step. */
    private boolean mayWrite(ObjectName name, String what) {
        if (isOurs(name) && !mayWrite()) {
            throw new SecurityException(what + " requires a login with readwrite access:"
                    + " see ONECLICK_JSON_PASSWORD_FILE and ONECLICK_JSON_ACCESS_FILE");
        }
        return isOurs(name);
    }

    private boolean mayWrite() {
        return role == Role.READWRITE;
    }

    private static boolean isOurs(ObjectName name) {
        return DOMAIN.equals(name.getDomain());
    }
}
