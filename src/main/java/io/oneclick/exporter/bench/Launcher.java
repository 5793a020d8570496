package io.oneclick.exporter.bench;

import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.SettingsReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the measured processes: the product with its launcher, and an idle JVM with the same agent. */
final class Launcher {

    private static final String PREFLIGHT = "-javaagent:.*/oneclick-exporter-[^/]*\\.jar=.*";

    private static final String SETTINGS = "bench.properties";
    private static final String LOG = "bench.log";

    private final Path home;
    private final Path directory;

    /** @param directory for settings and logs */
    Launcher(Path directory) throws IOException {
        this.directory = directory;
        this.home = home();
    }

    /** The installation this class was loaded from: its jar is in lib/demo. */
    private static Path home() throws IOException {
        try {
            Path jar = Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path home = jar.resolveSibling("../..").normalize();
            if (!Files.isExecutable(home.resolve("bin/oneclick-exporter"))) {
                throw new IOException(
                        "there is no bin/oneclick-exporter in " + home + ": start the benchmark with" + " that script");
            }
            return home;
        } catch (URISyntaxException e) {
            throw new IOException("the benchmark's jar has no place on disk: " + e.getMessage(), e);
        }
    }

    /** The product, reading {@code database} at the interval that {@link #interval} sets. */
    Target product(LocalDatabase database) throws IOException {
        int port = EmbeddedDatabase.freePort();
        ProcessBuilder builder =
                new ProcessBuilder(home.resolve("bin/oneclick-exporter").toString());
        // Variables in the benchmark's environment must not affect the measurement.
        builder.environment().keySet().removeIf(name -> name.startsWith("ONECLICK_") && !name.endsWith("JAVA_OPTS"));
        builder.environment().put("ONECLICK_LISTEN", "127.0.0.1:" + port);
        builder.environment().put(SettingsReader.CONFIG_VARIABLE, settings().toString());
        builder.environment().put(Setting.DATABASE_URL.variable(), database.url());
        return new Target(builder, port, log());
    }

    /**
     * Sets the product's interval; a running product applies it within seconds. It reads the flow part once and keeps
     * it.
     */
    void interval(String interval) throws IOException {
        write(Map.of(Setting.INTERVAL, interval, Setting.FLOW_INTERVAL, "1d"));
    }

    /** Makes the product read the flow part with these windows in every refresh, at this interval. */
    void flow(String interval, String windows) throws IOException {
        write(Map.of(
                Setting.INTERVAL,
                interval,
                Setting.FLOW_INTERVAL,
                interval,
                Setting.FLOW_WINDOWS,
                windows,
                // A year of a large instance takes longer than the default timeout of a refresh.
                Setting.STATEMENT_TIMEOUT,
                "2m",
                Setting.REFRESH_TIMEOUT,
                "5m"));
    }

    private void write(Map<Setting<?>, String> values) throws IOException {
        List<String> lines = new ArrayList<>();
        values.forEach((setting, value) -> lines.add(setting.key() + "=" + value));
        Files.write(settings(), lines);
    }

    /** An idle JVM with the options and the agent of {@code product}. */
    Target bare(Target product) throws IOException {
        int port = EmbeddedDatabase.freePort();
        List<String> command = new ArrayList<>();
        for (String argument : commandLine(product)) {
            if (argument.equals("-cp")) {
                break;
            }
            if (!argument.matches(PREFLIGHT)) {
                command.add(argument.replaceFirst("=127\\.0\\.0\\.1:\\d+:", "=127.0.0.1:" + port + ":"));
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareJvm.class.getName()));
        return new Target(new ProcessBuilder(command), port, log());
    }

    private static List<String> commandLine(Target target) throws IOException {
        ProcessHandle.Info info = ProcessHandle.of(target.pid())
                .map(ProcessHandle::info)
                .orElseThrow(() -> new IOException("the product ended before its time"));
        List<String> command = new ArrayList<>();
        command.add(info.command().orElseThrow(() -> new IOException("the system hides command lines")));
        command.addAll(List.of(info.arguments().orElse(new String[0])));
        return command;
    }

    private Path settings() {
        return directory.resolve(SETTINGS);
    }

    private Path log() {
        return directory.resolve(LOG);
    }

    /** Removes settings and logs after a run that needs no explanation. */
    static void clean(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(SETTINGS));
        Files.deleteIfExists(directory.resolve(LOG));
        Files.delete(directory);
    }
}
