package io.oneclick.exporter.postgres;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Points in time as {@code extract(epoch FROM …)} returns them. */
public final class EpochSeconds {

    private EpochSeconds() {}

    /** The column's point in time; null if it is null or infinite. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        if (text == null || text.endsWith("Infinity")) {
            return null;
        }
        BigDecimal exact = new BigDecimal(text);
        BigDecimal seconds = exact.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                seconds.longValueExact(),
                exact.subtract(seconds).movePointRight(9).longValue());
    }
}
