package io.oneclick.exporter.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.postgresql.util.PGInterval;

/** Reads a column of a PostgreSQL type as a number. Null stays null. */
@FunctionalInterface
interface ValueReader {

    /** @throws QueryFailure if the value cannot be a Prometheus value; the message contains it */
    Double read(ResultSet row, int column) throws SQLException;

    /**
     * @param type PostgreSQL's name of the column's type
     * @param zone of times without a zone
     */
    static ValueReader of(String type, ZoneId zone) {
        return switch (type) {
            case "bool" -> ValueReader::truth;
            case "timestamptz" -> ValueReader::instant;
            case "timestamp" -> (row, column) -> wallClock(row, column, zone);
            case "date" -> (row, column) -> date(row, column, zone);
            case "interval" -> ValueReader::interval;
            default -> ValueReader::number;
        };
    }

    /** Texts are read as numbers, too, as in sql_exporter. */
    private static Double number(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            return null;
        }
        String trimmed = text.strip();
        // Java's own parser also accepts 1f and 0x1p3.
        if (trimmed.matches("[-+]?(NaN|Infinity)")) {
            return Double.valueOf(trimmed);
        }
        if (!trimmed.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?")) {
            throw new QueryFailure("'" + abbreviated(trimmed) + "' is not a number");
        }
        double value = Double.parseDouble(trimmed);
        if (Double.isInfinite(value)) {
            throw new QueryFailure("'" + abbreviated(trimmed) + "' is outside the range of Prometheus values");
        }
        return value;
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static Double truth(ResultSet row, int column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : Double.valueOf(value ? 1 : 0);
    }

    private static Double instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        if (time == null) {
            return null;
        }
        if (time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN)) {
            return time.equals(OffsetDateTime.MAX) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return seconds(time.toEpochSecond(), time.getNano());
    }

    private static Double wallClock(ResultSet row, int column, ZoneId zone) throws SQLException {
        return seconds(row.getObject(column, LocalDateTime.class), zone);
    }

    private static Double date(ResultSet row, int column, ZoneId zone) throws SQLException {
        LocalDate date = row.getObject(column, LocalDate.class);
        if (date == null) {
            return null;
        }
        if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
            return date.equals(LocalDate.MAX) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return seconds(date.atStartOfDay(), zone);
    }

    /** A wall-clock time that occurs twice is the later one, as in PostgreSQL. */
    private static Double seconds(LocalDateTime time, ZoneId zone) {
        if (time == null) {
            return null;
        }
        if (time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)) {
            return time.equals(LocalDateTime.MAX) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        ZonedDateTime zoned = time.atZone(zone).withLaterOffsetAtOverlap();
        return seconds(zoned.toEpochSecond(), zoned.getNano());
    }

    private static Double seconds(long seconds, int nanoseconds) {
        return seconds + nanoseconds / 1e9;
    }

    /** As in {@code extract(epoch FROM interval)}: a year has 365.25 days, a remaining month 30. */
    private static Double interval(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            return null;
        }
        if (text.endsWith("infinity")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        PGInterval interval = new PGInterval(text);
        long minutes = interval.getHours() * 60L + interval.getMinutes();
        double days = interval.getYears() * 365.25 + interval.getMonths() * 30.0 + interval.getDays();
        return days * 86_400 + minutes * 60 + interval.getWholeSeconds() + interval.getMicroSeconds() / 1e6;
    }
}
