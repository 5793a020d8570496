package io.oneclick.exporter.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The environment variables that look like a setting or a variable of the launcher, but are not. */
final class UnknownVariables {

    private static final String PREFIX = "ONECLICK_";
    /** Kubernetes creates such variables for a service named oneclick-exporter. */
    private static final String OF_KUBERNETES = "ONECLICK_EXPORTER_";

    private UnknownVariables() {}

    /** A line for each of them. */
    static List<String> of(Map<String, String> environment) {
        List<String> known = new ArrayList<>(List.of(SettingsReader.CONFIG_VARIABLE));
        Stream.of(LauncherVariable.values()).map(LauncherVariable::name).forEach(known::add);
        Setting.all().forEach(setting -> known.add(setting.variable()));
        return new TreeSet<>(environment.keySet())
                .stream()
                        .filter(name ->
                                name.startsWith(PREFIX) && !name.startsWith(OF_KUBERNETES) && !known.contains(name))
                        .map(name -> "the environment variable " + name + " is not a setting"
                                + Suggestion.of(name, known)
                                        .map(meant -> ": did you mean " + meant + "?")
                                        .orElse(": see --help for the variables of the settings"))
                        .toList();
    }
}
