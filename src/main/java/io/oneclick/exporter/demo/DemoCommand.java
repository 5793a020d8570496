package io.oneclick.exporter.demo;

import io.oneclick.exporter.cli.Command;
import io.oneclick.exporter.cli.Invocation;
import io.oneclick.exporter.cli.RunCommand;
import io.oneclick.exporter.embedded.EmbeddedDatabase;
import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.embedded.ReadOnlyRole;
import io.oneclick.exporter.log.Log;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.OptionSpec;

/** Runs the exporter on an embedded database, without any settings. */
public final class DemoCommand implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);
    private static final String STILL = "--still";
    private static final String LISTEN_VARIABLE = "ONECLICK_LISTEN";
    private static final String DEFAULT_LISTEN = "0.0.0.0:8000";
    /** The settings of the demo's database: neither flags nor the environment change them. */
    private static final Map<Setting<?>, String> ITS_OWN = Map.of(
            Setting.DATABASE_URL,
            "postgres://127.0.0.1/bitbucket",
            Setting.DATABASE_PASSWORD_FILE,
            "",
            Setting.TIMEZONE,
            "UTC");

    private static final String ANYBODY_MAY_KNOW = "demo";
    /** Long enough to see the initial sample, short enough that the demo does not look inactive. */
    static final Duration QUIET = Duration.ofSeconds(30);

    static final Duration PACE = Duration.ofSeconds(3);
    private static final long SEED = 1;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String description() {
        return "Runs the exporter on its own PostgreSQL with sample data that changes. Needs no setting.";
    }

    @Override
    public List<Setting<?>> settings() {
        return Setting.all().stream()
                .filter(setting -> !ITS_OWN.containsKey(setting))
                .toList();
    }

    @Override
    public boolean serves() {
        return true;
    }

    @Override
    public OptionSpec[] options() {
        return new OptionSpec[] {
            OptionSpec.builder(STILL)
                    .description("Keeps the sample data as it is at the start.")
                    .build()
        };
    }

    @Override
    public int execute(Invocation invocation) throws InvalidSettingsException, InterruptedException {
        // Before the database starts, which takes seconds, so that an invalid setting is reported at once.
        Log.install(invocation.settings(ITS_OWN).read().get(Setting.LOG_LEVEL));
        ignored(invocation.environment()).ifPresent(invocation.out()::println);
        invocation.out().println("Starting the demo's PostgreSQL. This takes a few seconds.");
        LocalDatabase readOnly;
        try {
            readOnly = start(invocation.has(STILL));
        } catch (IOException | SQLException failure) {
            LOG.error("The demo's database did not start: {}", failure.getMessage());
            return 1;
        }
        tell(invocation, readOnly);
        return RunCommand.run(invocation.settings(fixed(readOnly.url())));
    }

    /** The URL of the metrics for a browser on this machine, for an address {@code [host:]port}. */
    static String metricsUrl(String listen) {
        int colon = listen.lastIndexOf(':');
        String host = listen.substring(0, Math.max(colon, 0));
        boolean everywhere = host.isEmpty() || host.equals("0.0.0.0") || host.equals("[::]");
        return "http://" + (everywhere ? "localhost" : host) + ":" + listen.substring(colon + 1) + "/metrics";
    }

    /** Nothing is closed here: the database ends with the process, after the exporter has stopped. */
    private static LocalDatabase start(boolean still) throws IOException, SQLException, InterruptedException {
        LocalDatabase database = EmbeddedDatabase.start().createDatabase("bitbucket");
        Sample.load(database);
        if (!still) {
            SampleLife.start(database, QUIET, PACE, new Random(SEED));
        }
        return ReadOnlyRole.grant(database, ANYBODY_MAY_KNOW);
    }

    /** A message about environment variables for another database, which are not used here. */
    static Optional<String> ignored(Map<String, String> environment) {
        String names = ITS_OWN.keySet().stream()
                .map(Setting::variable)
                .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Ignored, because the demo uses its own database: " + names);
    }

    private static Map<Setting<?>, String> fixed(String url) {
        Map<Setting<?>, String> fixed = new HashMap<>(ITS_OWN);
        fixed.put(Setting.DATABASE_URL, url);
        return fixed;
    }

    private static void tell(Invocation invocation, LocalDatabase readOnly) {
        String listen = invocation.environment().getOrDefault(LISTEN_VARIABLE, "");
        PrintWriter out = invocation.out();
        out.println("The demo runs until Ctrl-C and then removes its files.");
        out.println("  Metrics   " + metricsUrl(listen.isBlank() ? DEFAULT_LISTEN : listen));
        out.println("  JConsole  jconsole " + ProcessHandle.current().pid() + "   (tab MBeans, tree oneclick)");
        out.println("  Database  " + readOnly.jdbcUrl());
        out.flush();
    }
}
