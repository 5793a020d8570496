package io.oneclick.exporter.rmi;

import java.util.regex.Pattern;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;

/**
 * Masks secrets in two attributes of {@code java.lang:type=Runtime}: the system properties and the JVM's arguments,
 * which can contain passwords of key stores.
 */
final class Secrets {

    static final String MASK = "*****";

    private static final Pattern SECRET_NAME = Pattern.compile(
            "pass(word|wd|phrase|code)?|secret|token|credential|private|api.?key", Pattern.CASE_INSENSITIVE);

    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^\\s/:@]*:)[^\\s/]*(?=@)");
    private static final Pattern PARAMETER =
            Pattern.compile("([?&;\\s-][^\\s?&;=]*(?i:password|passwd|secret|token)[^\\s?&;=]*=)[^\\s&;]*");

    private Secrets() {}

    /** The value of an attribute of the JVM, with secrets masked. */
    static Object masked(String attribute, Object value) {
        if (attribute.equals("InputArguments") && value instanceof String[] arguments) {
            String[] masked = new String[arguments.length];
            for (int i = 0; i < masked.length; i++) {
                int equals = arguments[i].indexOf('=');
                masked[i] = equals < 0
                        ? text(arguments[i])
                        : arguments[i].substring(0, equals + 1)
                                + named(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
            }
            return masked;
        }
        if (attribute.equals("SystemProperties") && value instanceof TabularData properties) {
            return properties(properties);
        }
        return value;
    }

    private static TabularData properties(TabularData all) {
        TabularDataSupport masked = new TabularDataSupport(all.getTabularType());
        try {
            for (Object row : all.values()) {
                CompositeData property = (CompositeData) row;
                String name = (String) property.get("key");
                masked.put(new CompositeDataSupport(
                        property.getCompositeType(),
                        new String[] {"key", "value"},
                        new Object[] {name, named(name, (String) property.get("value"))}));
            }
        } catch (OpenDataException e) {
            throw new IllegalStateException("the same items in the same type", e);
        }
        return masked;
    }

    private static String named(String name, String value) {
        return SECRET_NAME.matcher(name).find() ? MASK : text(value);
    }

    /** A text that may contain a URL with a password, such as the command line. */
    private static String text(String text) {
        return PARAMETER
                .matcher(URL_PASSWORD.matcher(text).replaceAll("$1" + MASK))
                .replaceAll("$1" + MASK);
    }
}
