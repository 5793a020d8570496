package io.oneclick.exporter.cli;

import io.oneclick.exporter.settings.AgentConfiguration;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once when the agent's configuration loses its rules while it is in use, and once when it has them again: the agent
 * reads a changed file at the next scrape, and takes an empty one for a wish to see every bean of the JVM.
 */
final class AgentConfigurationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AgentConfigurationWatch.class);

    private final AgentConfiguration configuration;
    private String lastLook = "";
    private String said = "";

    AgentConfigurationWatch(AgentConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The one that the preflight found in order, or nothing where no agent runs. */
    static Optional<AgentConfigurationWatch> ofThisProcess() {
        return Optional.ofNullable(System.getProperty(AgentConfiguration.PROPERTY))
                .map(file -> new AgentConfigurationWatch(new AgentConfiguration(Path.of(file))));
    }

    /** Looks again; what is found twice in a row is no file that is just being written. */
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
