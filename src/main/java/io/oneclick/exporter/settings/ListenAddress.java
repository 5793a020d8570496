package io.oneclick.exporter.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of one of the exporter's ports, from an environment variable.
 *
 * @param variable the name of that variable, for error messages
 * @param host as it was written, an IPv6 address with its brackets
 */
public record ListenAddress(String variable, String host, int port) {

    private static final int MAX_PORT = 65535;

    /** Exactly what the agent accepts: {@code [host:]port}, an IPv6 address in brackets. */
    private static final Pattern SHAPE = Pattern.compile("(?:([\\w.-]+|\\[[^]]+]):)?(\\d{1,5})");

    /** @throws IllegalArgumentException with the rule that is broken */
    public static ListenAddress parse(String variable, String text, String defaultHost) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    variable + " is \"" + text + "\": it must be [host:]port, with an IPv6 host in brackets");
        }
        int port = Integer.parseInt(matcher.group(2));
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(variable + " is \"" + text + "\": the port must be 1 to " + MAX_PORT);
        }
        return new ListenAddress(variable, matcher.group(1) == null ? defaultHost : matcher.group(1), port);
    }

    /** @throws IllegalArgumentException if the host cannot be resolved */
    public InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(variable + " names the host " + host
                    + ", which cannot be resolved: set an address of this machine, or 0.0.0.0 for all addresses");
        }
    }

    /**
     * Why the port cannot be opened now, for example because it is in use. Binds like the JDK's servers (with the
     * channel's defaults), so that the result is the same.
     *
     * @throws IllegalArgumentException if the host has no address
     */
    public Optional<String> bindProblem() {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(address(), port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(bindProblem(String.valueOf(e.getMessage())));
        }
    }

    /** Only the operating system's message distinguishes the reasons. */
    private String bindProblem(String reason) {
        String otherAddress = "set " + variable + "=[host:]port";
        if (reason.contains("in use")) {
            return "port " + port + " on " + host + " is in use: stop the process that listens there, or "
                    + otherAddress;
        }
        if (reason.contains("ermission")) {
            return "port " + port + " on " + host + " cannot be opened by this user: " + otherAddress
                    + " with a port above 1023";
        }
        return "port " + port + " on " + host + " cannot be opened (" + reason + "): " + otherAddress
                + " with an address of this machine";
    }
}
