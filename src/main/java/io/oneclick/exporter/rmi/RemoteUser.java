package io.oneclick.exporter.rmi;

import java.lang.reflect.Method;
import java.security.AccessController;
import java.util.Optional;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;

/** The user of the remote JMX session whose call this thread runs. */
public final class RemoteUser {

    private RemoteUser() {}

    /** The name, or nothing if the call is local or its session has no login. */
    public static Optional<String> current() {
        Subject subject = subject();
        return subject == null
                ? Optional.empty()
                : subject.getPrincipals(JMXPrincipal.class).stream()
                        .map(JMXPrincipal::getName)
                        .findFirst();
    }

    /** {@code Subject.current} exists since Java 18; the older method throws an exception since Java 24. */
    @SuppressWarnings("removal")
    private static Subject subject() {
        try {
            Method current = Subject.class.getMethod("current");
            return (Subject) current.invoke(null);
        } catch (NoSuchMethodException java17) {
            return Subject.getSubject(AccessController.getContext());
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
