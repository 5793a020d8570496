package io.oneclick.exporter.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @Test
    void theKeysKeepTheirOrder() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("type", "PullRequests");
        properties.put("project", "CCL");
        properties.put("state", "open");
        assertEquals(
                "oneclick:type=PullRequests,project=CCL,state=open",
                Names.of(properties).toString());
        assertEquals("oneclick:type=Exporter", Names.of("Exporter").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCL", "a b", "a-b_c.d", "größer 漢字", "back\\slash", "it's", "<a>$1", "", " edge "})
    void aValueThatNeedsNoQuotesHasNone(String value) {
        ObjectName name = Names.of(Map.of("report", value));
        assertEquals(value, name.getKeyProperty("report"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b", "a=b", "a:b", "say \"hi\"", "\"quoted\"", "*", "what?", "two\nlines", "all,=:\"*?\\\n"})
    void aValueThatNeedsQuotesIsTheSameWithoutThem(String value) {
        ObjectName name = Names.of(Map.of("report", value));
        assertEquals(value, ObjectName.unquote(name.getKeyProperty("report")));
        assertFalse(name.isPattern(), name.toString());
    }

    @Test
    void twoValuesNeverShareOneName() {
        assertNotEquals(Names.of(Map.of("report", "a,b")), Names.of(Map.of("report", "\"a,b\"")));
    }
}
