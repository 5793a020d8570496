package io.oneclick.exporter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks, before the Prometheus agent starts, at what would make that agent fail, and says it in one line: the agent itself
 * answers with a stack trace. The launcher attaches it as the first agent; it depends on nothing else of ours.
 */
public final class Preflight {
    private static final int MAX_PORT = 65535;

    /** What the agent accepts, no more: {@code [host:]port}, an IPv6 address in brackets. */
    private static final Pattern LISTEN = Pattern.compile("(?:([\\w.-]+|\\[[^]]+]):)?(\\d{1,5})");

    private Preflight() {}

    /** @param arguments {@code listen|agent configuration file}, as the launcher writes them */
    public static void premain(String arguments) {
        int bar = arguments.indexOf('|');
        problem(arguments.substring(0, bar), Path.of(arguments.substring(bar + 1)))
                .ifPresent(problem -> {
                    System.err.println("oneclick-exporter: " + problem);
                    System.exit(1);
                });
    }

    /** What is wrong and what to do about it, or nothing. */
    static Optional<String> problem(String listen, Path agentConfig) {
        Matcher matcher = LISTEN.matcher(listen);
        if (!matcher.matches()) {
            return Optional.of(
                    "ONECLICK_LISTEN is \"" + listen + "\": it must be [host:]port, an IPv6 host in brackets");
        }
        String host = matcher.group(1) == null ? "0.0.0.0" : matcher.group(1);
        int port = Integer.parseInt(matcher.group(2));
        if (port < 1 || port > MAX_PORT) {
            return Optional.of("ONECLICK_LISTEN is \"" + listen + "\": the port must be 1 to " + MAX_PORT);
        }
        if (Files.isDirectory(agentConfig) || !Files.isReadable(agentConfig)) {
            return Optional.of("the agent configuration " + agentConfig
                    + " cannot be read: set ONECLICK_AGENT_CONFIG to a readable file");
        }
        return bindProblem(host, port);
    }

    /** Binds as the JDK's HTTP server does (the channel's defaults), so that both come to the same answer. */
    private static Optional<String> bindProblem(String host, int port) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return Optional.of("ONECLICK_LISTEN names the host " + host
                    + ", which has no address here: name one of this" + " machine, or 0.0.0.0 for all");
        }
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(address, port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(bindProblem(host, port, String.valueOf(e.getMessage())));
        }
    }

    /** The operating system's own words are the only thing that tells the reasons apart. */
    private static String bindProblem(String host, int port, String reason) {
        String otherAddress = "set ONECLICK_LISTEN=[host:]port";
        if (reason.contains("in use")) {
            return "port " + port + " on " + host + " is in use: stop what listens there, or " + otherAddress;
        }
        if (reason.contains("ermission")) {
            return "port " + port + " on " + host + " may not be opened by this user: " + otherAddress
                    + " with a port above 1023";
        }
        return "port " + port + " on " + host + " cannot be opened (" + reason + "): " + otherAddress
                + " with an address of this machine";
    }
}
