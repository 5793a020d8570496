package io.oneclick.exporter.bitbucket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Finds the code coverage in a report's {@code DATA}, a JSON array of {@code {title, type, value}}. */
final class CodeCoverage {

    private static final String TITLE = "Code Coverage";
    /** More digits before the point than a percentage has: a number like 1e999999999 must not be expanded. */
    private static final int MAX_DIGITS = 100;

    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    /** Names of fields are not interned, because they can be any text that was sent to Bitbucket. */
    private final JsonFactory json = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /**
     * The value of the first item with the title "Code Coverage" whose value is a number, rounded half up to two
     * decimals; empty if there is none.
     *
     * @throws IOException if {@code data} is not JSON
     */
    Optional<BigDecimal> find(String data) throws IOException {
        try (JsonParser parser = json.createParser(data)) {
            BigDecimal found = null;
            JsonToken root = parser.nextToken();
            if (root == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    BigDecimal value = parser.currentToken() == JsonToken.START_OBJECT ? item(parser) : null;
                    found = found == null ? value : found;
                    parser.skipChildren();
                }
            } else if (root != null) {
                parser.skipChildren();
            }
            // The whole text must be JSON, so it is read to its end.
            if (root != null && parser.nextToken() != null) {
                throw new IOException("more than one JSON value");
            }
            return Optional.ofNullable(found);
        }
    }

    /** The value of this item if it is the code coverage, else null. Ends at the item's last token. */
    private static BigDecimal item(JsonParser parser) throws IOException {
        boolean titled = false;
        BigDecimal value = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            if (field.equals("title")) {
                titled = token == JsonToken.VALUE_STRING && TITLE.equals(parser.getText());
            } else if (field.equals("value")) {
                value = token.isNumeric() ? number(parser.getText()) : null;
            }
            parser.skipChildren();
        }
        return titled ? value : null;
    }

    private static BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            long digits = (long) number.precision() - number.scale();
            if (number.signum() == 0 || digits < -2) {
                return ZERO;
            }
            return digits > MAX_DIGITS ? null : number.setScale(2, RoundingMode.HALF_UP);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
