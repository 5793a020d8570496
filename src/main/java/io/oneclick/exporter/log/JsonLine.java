package io.oneclick.exporter.log;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * One JSON object, on one line: {@code time}, {@code level}, {@code logger}, {@code thread}, {@code message}, and the
 * stack trace as {@code exception} where there is one.
 */
final class JsonLine extends Formatter {

    @Override
    public String format(LogRecord record) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("level", Log.levelOf(record.getLevel()).name());
        fields.put("logger", String.valueOf(record.getLoggerName()));
        fields.put("thread", Thread.currentThread().getName());
        fields.put("message", formatMessage(record));
        if (record.getThrown() != null) {
            fields.put("exception", StackTrace.of(record.getThrown()));
        }
        return fields.entrySet().stream()
                        .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
                        .collect(Collectors.joining(",", "{", "}"))
                + "\n";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char one : text.toCharArray()) {
            switch (one) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    // Also half of a surrogate pair, which is not valid UTF-8.
                    if (Character.isISOControl(one) || Character.isSurrogate(one)) {
                        quoted.append("\\u%04x".formatted((int) one));
                    } else {
                        quoted.append(one);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
