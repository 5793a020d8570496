package io.oneclick.exporter.launched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ports on which a process listens, as Linux tells them. */
final class Listening {

    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Listening() {}

    static boolean canBeKnown() {
        return Files.isReadable(Path.of("/proc/self/net/tcp"));
    }

    static Set<Integer> ports(Process process) throws IOException {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        Set<String> sockets;
        try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
            sockets = files.map(Listening::target).collect(Collectors.toSet());
        }
        Set<Integer> ports = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(proc.resolve("net").resolve(table))) {
                String[] columns = line.trim().split(" +");
                if (columns[STATE].equals(LISTEN) && sockets.contains("socket:[" + columns[INODE] + "]")) {
                    ports.add(Integer.parseInt(columns[LOCAL_ADDRESS].replaceFirst(".*:", ""), 16));
                }
            }
        }
        return ports;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
