package io.oneclick.exporter.settings;

/**
 * The variables of the environment that are no settings: they must be known before the JVM or the agent starts, so the
 * launcher and the preflight read them.
 */
public enum LauncherVariable {
    ONECLICK_LISTEN("Where /metrics is served, [host:]port. Default: 0.0.0.0:8000"),
    ONECLICK_AGENT_CONFIG("The rules that turn MXBeans into metrics, and TLS. Default: the shipped jmx-exporter.yaml"),
    ONECLICK_AGENT_JAR("Another jmx_prometheus_javaagent jar. Default: the shipped one"),
    ONECLICK_JAVA_OPTS("More JVM options; they win over those of conf/jvm.options"),
    JAVA_HOME("The Java to run with, 17 or newer. Default: the java on the PATH"),
    ONECLICK_JMX_PORT("Opens JMX to remote clients on [host:]port; a port alone is on 127.0.0.1. Default: closed"),
    ONECLICK_JMX_PASSWORD_FILE("Who may log in over remote JMX"),
    ONECLICK_JMX_ACCESS_FILE("What each of them may do"),
    ONECLICK_JMX_SSL_CONFIG("The key store of remote JMX; beyond loopback all three files are required"),
    ONECLICK_JSON_PORT("Serves the beans as JSON on [host:]port; a port alone is on 127.0.0.1. Default: closed"),
    ONECLICK_JSON_PASSWORD_FILE("Who may read the JSON"),
    ONECLICK_JSON_ACCESS_FILE("What each of them may do"),
    ONECLICK_JSON_SSL_CONFIG("The key store of the JSON; beyond loopback all three files are required");

    private final String description;

    LauncherVariable(String description) {
        this.description = description;
    }

    /** What it is for and its default, without a full stop. */
    public String description() {
        return description;
    }
}
