package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @Test
    void theTypeComesFirstAndTheKeysKeepTheirOrder() {
        assertEquals(
                "oneclick:type=PullRequests,project=CCL,state=open",
                Names.of("PullRequests", List.of("project", "state"), List.of("CCL", "open"))
                        .toString());
        assertEquals("oneclick:type=Exporter", Names.of("Exporter").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCL", "a b", "a-b_c.d", "größer 漢字", "back\\slash", "it's", "<a>$1", "", " edge "})
    void aValueThatNeedsNoQuotesHasNone(String value) {
        ObjectName name = Names.of("ReportResults", List.of("report"), List.of(value));
        assertEquals(value, name.getKeyProperty("report"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b", "a=b", "a:b", "say \"hi\"", "\"quoted\"", "*", "what?", "two\nlines", "all,=:\"*?\\\n"})
    void aValueThatNeedsQuotesIsTheSameWithoutThem(String value) {
        ObjectName name = Names.of("ReportResults", List.of("report"), List.of(value));
        assertEquals(value, ObjectName.unquote(name.getKeyProperty("report")));
        assertFalse(name.isPattern(), name.toString());
    }

    @Test
    void twoValuesNeverShareOneName() {
        assertNotEquals(
                Names.of("ReportResults", List.of("report"), List.of("a,b")),
                Names.of("ReportResults", List.of("report"), List.of("\"a,b\"")));
    }
}
