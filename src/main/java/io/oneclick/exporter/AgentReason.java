package io.oneclick.exporter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the problem of the agent's configuration from the stack trace that the agent prints. */
final class AgentReason {

    private static final Pattern EXCEPTION = Pattern.compile("^(?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error)(?:: |$)");

    private static final Pattern WRONG_TYPE = Pattern.compile("class ([\\w.$]+) cannot be cast to class ([\\w.$]+)");
    /** Lines that end the message of an exception: its stack, or the agent's last line. */
    private static final Pattern END =
            Pattern.compile("\\s+at .*|\\s+\\.\\.\\. \\d+ more|Prometheus JMX Exporter exiting");

    /** A line with a caret that points into the line above; it is useless in a single line. */
    private static final Pattern CARET = Pattern.compile("\\s*\\^?\\s*");

    private static final String CAUSE = "Caused by: ";

    private AgentReason() {}

    /** @param lines that the agent printed */
    static String of(List<String> lines) {
        List<String> messages = messages(lines.subList(1, lines.size()));
        if (messages.isEmpty()) {
            return "the agent gave no reason";
        }
        String reason = messages.get(0);
        String cause = messages.size() == 1 ? "" : messages.get(1);
        return reason.contains(cause) ? reason : reason + ": " + cause;
    }

    /** The message of the exception and of each of its causes, each in one line. */
    private static List<String> messages(List<String> lines) {
        List<String> messages = new ArrayList<>();
        boolean isOver = true;
        for (String line : lines) {
            if (CARET.matcher(line).matches()) {
                continue;
            }
            if (END.matcher(line).matches()) {
                isOver = true;
            } else if (line.startsWith(CAUSE)) {
                messages.add(plain(line.substring(CAUSE.length())));
                isOver = false;
            } else if (isOver) {
                messages.add(plain(line));
                isOver = false;
            } else {
                int last = messages.size() - 1;
                messages.set(last, messages.get(last) + " " + line.strip().replace("in 'reader', ", "in "));
            }
        }
        return messages;
    }

    private static String plain(String text) {
        Matcher type = WRONG_TYPE.matcher(text);
        if (type.find()) {
            return "it has a " + name(type.group(1)) + " where a " + name(type.group(2)) + " is required";
        }
        Matcher exception = EXCEPTION.matcher(text);
        if (!exception.find()) {
            return text.strip().replace("in 'reader', ", "in ");
        }
        String message = text.substring(exception.end());
        boolean isMissing = text.contains("NoSuchFileException");
        return isMissing ? "the file " + message + " does not exist" : message.isEmpty() ? text : message;
    }

    /** The name of the type in YAML. */
    private static String name(String type) {
        return switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "Map", "LinkedHashMap" -> "mapping (name: value)";
            case "List", "ArrayList" -> "list (- value)";
            case "String" -> "text";
            case "Boolean" -> "true or false";
            case "Integer", "Long", "Double" -> "number";
            default -> type;
        };
    }
}
