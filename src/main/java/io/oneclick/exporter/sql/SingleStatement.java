package io.oneclick.exporter.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.core.SqlCommandType;

/**
 * Extracts one statement from a text. The driver would send several statements one after the other, so the driver's own
 * parser counts them here: the result cannot differ from the driver's.
 */
final class SingleStatement {

    private static final Set<SqlCommandType> WRITING = EnumSet.of(
            SqlCommandType.INSERT,
            SqlCommandType.UPDATE,
            SqlCommandType.DELETE,
            SqlCommandType.ALTER,
            SqlCommandType.CREATE);

    private SingleStatement() {}

    /**
     * The statement without its semicolon and the text after it.
     *
     * @throws IllegalArgumentException with the rule
     */
    static String of(String text) {
        List<NativeQuery> statements = new ArrayList<>();
        try {
            for (NativeQuery part : Parser.parseJdbcSql(text, true, false, true, false, false)) {
                if (!isComment(part.nativeSql)) {
                    statements.add(part);
                }
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
        }
        if (statements.size() != 1) {
            throw new IllegalArgumentException(
                    "must be one SELECT statement; this text has " + statements.size() + " statements");
        }
        NativeQuery statement = statements.get(0);
        if (WRITING.contains(statement.command.getType())) {
            throw new IllegalArgumentException("must be one SELECT statement; this one is "
                    + statement.command.getType() + ", and the exporter only reads");
        }
        return statement.nativeSql.strip();
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
