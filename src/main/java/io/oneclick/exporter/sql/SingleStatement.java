package io.oneclick.exporter.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * Extracts one statement from a text. The driver would send several statements one after the other, so the driver's own
 * parser counts them here: the result cannot differ from the driver's.
 */
final class SingleStatement {

    private SingleStatement() {}

    /**
     * The statement without its semicolon and the text after it.
     *
     * @throws IllegalArgumentException with the rule
     */
    static String of(String text) {
        List<String> statements = new ArrayList<>();
        try {
            for (NativeQuery part : Parser.parseJdbcSql(text, true, false, true, false, false)) {
                if (!isComment(part.nativeSql)) {
                    statements.add(part.nativeSql.strip());
                }
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
        }
        if (statements.size() != 1) {
            throw new IllegalArgumentException(
                    "must be one SELECT statement; this text has " + statements.size() + " statements");
        }
        return statements.get(0);
    }

    private static boolean isComment(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            int end = i;
            if (characters[i] == '-') {
                end = Parser.parseLineComment(characters, i);
            } else if (characters[i] == '/') {
                end = Parser.parseBlockComment(characters, i);
            }
            if (end == i && !Character.isWhitespace(characters[i])) {
                return false;
            }
            i = end;
        }
        return true;
    }
}
