package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.AgentConfiguration;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs once when the agent's configuration no longer has rules, and once when it has rules again. The agent reads a
 * changed file at the next scrape, and with an empty file it exports every bean of the JVM.
 */
final class AgentConfigurationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AgentConfigurationWatch.class);

    private final AgentConfiguration configuration;
    private String lastLook = "";
    private String said = "";

    AgentConfigurationWatch(AgentConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The configuration that the preflight has checked, or nothing if no agent runs. */
    static Optional<AgentConfigurationWatch> ofThisProcess() {
        return Optional.ofNullable(System.getProperty(AgentConfiguration.PROPERTY))
                .map(file -> new AgentConfigurationWatch(new AgentConfiguration(Path.of(file))));
    }

    /** Checks the file again. A problem counts only if it is found twice in a row: the file may be being written. */
    void look() {
        String problem = configuration.problem().orElse("");
        boolean isSettled = problem.equals(lastLook);
        lastLook = problem;
        if (!isSettled || problem.equals(said)) {
            return;
        }
        said = problem;
        if (problem.isEmpty()) {
            LOG.info("The agent configuration {} has rules again", configuration.file());
        } else {
            LOG.warn("/metrics may expose wrong series: {}", problem);
        }
    }
}
