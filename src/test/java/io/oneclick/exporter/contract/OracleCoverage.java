package io.oneclick.exporter.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The contract's sentence on code coverage, with a reader of JSON of its own that is as strict as RFC 8259. */
final class OracleCoverage {

    private static final BigDecimal BEYOND_REASON = new BigDecimal("1e100");

    private static final BigDecimal NEXT_TO_NOTHING = new BigDecimal("0.001");

    private final String text;
    private int at;

    private OracleCoverage(String text) {
        this.text = text;
    }

    /** The label {@code code_coverage} of a pull request with these reports, the newest row of each key. */
    static String of(Map<String, Map<String, Object>> reports) {
        SortedMap<String, String> byKey = new TreeMap<>();
        reports.forEach((key, row) -> {
            String coverage = row.get("DATA") == null ? "" : of(row.get("DATA").toString());
            if (!coverage.isEmpty()) {
                byKey.put(key, coverage);
            }
        });
        if (byKey.containsKey("codecoverage")) {
            return byKey.get("codecoverage");
        }
        return byKey.isEmpty() ? "" : byKey.get(byKey.firstKey());
    }

    private static String of(String data) {
        Object json;
        try {
            OracleCoverage reader = new OracleCoverage(data);
            json = reader.value();
            reader.blanks();
            require(reader.at == data.length());
        } catch (IllegalArgumentException notJson) {
            return "";
        }
        if (json instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> fields
                        && "Code Coverage".equals(fields.get("title"))
                        && fields.get("value") instanceof BigDecimal number
                        && number.abs().compareTo(BEYOND_REASON) < 0) {
                    return number.abs().compareTo(NEXT_TO_NOTHING) < 0
                            ? "0.00"
                            : number.setScale(2, RoundingMode.HALF_UP).toPlainString();
                }
            }
        }
        return "";
    }

    private Object value() {
        blanks();
        require(at < text.length());
        switch (text.charAt(at)) {
            case '[':
                return array();
            case '{':
                return object();
            case '"':
                return string();
            default:
                int start = at;
                while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                return scalar(text.substring(start, at));
        }
    }

    private Object scalar(String word) {
        if (List.of("true", "false", "null").contains(word)) {
            return word;
        }
        require(word.matches("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?"));
        return new BigDecimal(word);
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        at++;
        if (!next(']')) {
            do {
                items.add(value());
            } while (next(','));
            require(next(']'));
        }
        return items;
    }

    private Map<String, Object> object() {
        Map<String, Object> fields = new HashMap<>();
        at++;
        if (!next('}')) {
            do {
                blanks();
                String name = string();
                require(next(':'));
                fields.put(name, value());
            } while (next(','));
            require(next('}'));
        }
        return fields;
    }

    private String string() {
        require(at < text.length() && text.charAt(at) == '"');
        StringBuilder string = new StringBuilder();
        for (at++; ; at++) {
            require(at < text.length() && text.charAt(at) >= ' ');
            if (text.charAt(at) == '"') {
                at++;
                return string.toString();
            }
            string.append(text.charAt(at) == '\\' ? escape() : text.charAt(at));
        }
    }

    private char escape() {
        at++;
        require(at < text.length());
        char letter = text.charAt(at);
        if (letter == 'u') {
            require(at + 4 < text.length() && text.substring(at + 1, at + 5).matches("[0-9A-Fa-f]{4}"));
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
        }
        int known = "\"\\/bfnrt".indexOf(letter);
        require(known >= 0);
        return "\"\\/\b\f\n\r\t".charAt(known);
    }

    private boolean next(char wanted) {
        blanks();
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static void require(boolean rule) {
        if (!rule) {
            throw new IllegalArgumentException("not JSON");
        }
    }
}
