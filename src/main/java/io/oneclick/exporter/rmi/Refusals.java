package io.oneclick.exporter.rmi;

import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs refused logins and calls of remote JMX: a limited number per minute in full, the others as a count. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int LINES_A_MINUTE = 20;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int LONGEST = 100;

    private final LongSupplier nanoTime;
    private long minuteStart;
    private int lines;
    private long unsaid;

    /** @param nanoTime as {@link System#nanoTime} */
    Refusals(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.minuteStart = nanoTime.getAsLong();
    }

    /** @param credentials what the client sent: the JDK expects a user and a password, but it can be anything */
    void login(Object credentials) {
        String user = credentials instanceof String[] texts && texts.length > 0 ? texts[0] : null;
        warn("Refused a remote JMX login as {} from {}", user == null ? "nobody" : printable(user), host());
    }

    /**
     * @param call the method of MBeanServer
     * @param name the bean, or null
     * @param member the attribute, the operation or nothing
     */
    void call(String call, ObjectName name, String member) {
        String what = call + (name == null ? "" : " " + name) + (member.isEmpty() ? "" : " " + member);
        warn(
                "Refused remote JMX {} from {}",
                printable(what),
                RemoteUser.current().map(user -> user + " at ").orElse("") + host());
    }

    private void warn(String message, String what, String who) {
        long more = counted();
        if (more < 0) {
            return;
        }
        if (more > 0) {
            LOG.warn("Refused {} more remote JMX logins and calls before this", more);
        }
        LOG.warn(message, what, who);
    }

    /** The number of refusals before this one that were not logged, or -1 if this one must not be logged either. */
    private synchronized long counted() {
        long now = nanoTime.getAsLong();
        if (now - minuteStart >= MINUTE) {
            minuteStart = now;
            lines = 0;
        }
        if (lines == LINES_A_MINUTE) {
            unsaid++;
            return -1;
        }
        lines++;
        long more = unsaid;
        unsaid = 0;
        return more;
    }

    /** One short line for anything that a client sends. */
    private static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String host() {
        try {
            return RemoteServer.getClientHost();
        } catch (ServerNotActiveException e) {
            return "this JVM";
        }
    }
}
