package io.oneclick.exporter.settings;

/**
 * The environment variables that are not settings. They are needed before the JVM or the agent starts, so the launcher
 * and the preflight read them.
 */
public enum LauncherVariable {
    ONECLICK_LISTEN("Address on which /metrics is served, [host:]port. Default: 0.0.0.0:8000"),
    ONECLICK_AGENT_CONFIG(
            "Configuration file of the agent: rules, TLS, authentication. Default: the shipped jmx-exporter.yaml"),
    ONECLICK_AGENT_JAR("Another jmx_prometheus_javaagent jar. Default: the shipped one"),
    ONECLICK_JAVA_OPTS("Additional JVM options; they override those of conf/jvm.options"),
    JAVA_HOME("Directory of the Java to run with, 17 or newer. Default: the java on the PATH"),
    ONECLICK_JMX_PORT("Opens JMX to remote clients on [host:]port; the default host is 127.0.0.1. Default: closed"),
    ONECLICK_JMX_PASSWORD_FILE("Password file of remote JMX: who may log in"),
    ONECLICK_JMX_ACCESS_FILE("Access file of remote JMX: what each user may do"),
    ONECLICK_JMX_SSL_CONFIG(
            "File that names the key store of remote JMX. All three files are required unless the host is a"
                    + " loopback address"),
    ONECLICK_JSON_PORT("Serves the beans as JSON on [host:]port; the default host is 127.0.0.1. Default: closed"),
    ONECLICK_JSON_PASSWORD_FILE("Password file of the JSON: who may log in"),
    ONECLICK_JSON_ACCESS_FILE("Access file of the JSON: what each user may do"),
    ONECLICK_JSON_SSL_CONFIG(
            "File that names the key store of the JSON. All three files are required unless the host is a"
                    + " loopback address");

    private final String description;

    LauncherVariable(String description) {
        this.description = description;
    }

    /** The description and the default, without a full stop. */
    public String description() {
        return description;
    }
}
