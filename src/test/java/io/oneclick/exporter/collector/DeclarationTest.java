package io.oneclick.exporter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclarationTest {

    /** Beans with one family for each kind of declaration. */
    @Family(name = "oneclick_doors_total", type = MetricFamily.Type.COUNTER, label = "way", help = "Uses of the doors")
    @Description("A house")
    public interface HouseMXBean {

        @Family(name = "oneclick_lit", help = "1 where there is light")
        @Description("Whether there is light")
        boolean isLit();

        @Series(of = "oneclick_doors_total", value = "in")
        @Description("Who came")
        long getEntered();

        @Series(of = "oneclick_doors_total", value = "out")
        @Description("Who went")
        Long getLeft();

        @Description("No series: a text")
        String getName();
    }

    private record Place(
            @Label("street") @Description("The street") String street,
            @Label("house_no") @Description("The number") Integer number,

            @Label(value = "town", isKey = false) @Description("The town")
            String town) {}

    private record House(Place place, boolean isLit, long entered, Long left) implements HouseMXBean {
        @Override
        public long getEntered() {
            return entered;
        }

        @Override
        public Long getLeft() {
            return left;
        }

        @Override
        public String getName() {
            return "Home";
        }
    }

    @Table("Letters")
    @Family(name = "oneclick_letter", help = "A letter")
    @Description("Letters, a row for each")
    private record Letter(
            @Label("letter_no") @Description("The number") int number,

            @Label(value = "sender", isKey = false) @Description("Who wrote")
            String sender,

            @Family(name = "oneclick_letter_sent_timestamp_seconds", help = "When it was sent") @Description("When")
            Instant wasSent) {}

    private static String series(Declaration declaration, String family, Object... rows) {
        StringBuilder text = new StringBuilder();
        for (MetricFamily one : declaration.families()) {
            if (one.name().equals(family)) {
                text.append(one.type()).append(one.labelNames());
                one.series(List.of(rows)).forEach(series -> text.append(' ').append(List.of(texts(series))));
            }
        }
        return text.toString();
    }

    private static Object[] texts(Object[] series) {
        Object[] texts = new Object[series.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(series[i]);
        }
        return texts;
    }

    @Test
    void aBeanHasItsTypeItsKeysAndItsAttributesFromItsInterfaceAndItsLabels() {
        Declaration declaration = Declaration.of(House.class);
        assertEquals(Map.of("type", "House"), declaration.key());
        assertEquals("A house", declaration.description());
        assertEquals(HouseMXBean.class, declaration.contract());
        assertEquals(
                List.of("street", "number"),
                declaration.labels().stream()
                        .filter(Column::isKey)
                        .map(Column::name)
                        .toList());
        assertEquals(
                List.of("Entered", "Left", "Name", "Lit"),
                declaration.values().stream().map(Column::name).toList());
    }

    @Test
    void eachSeriesOfABeanHasTheLabelsInTheOrderOfTheirNamesAndTheFamilysOwn() {
        Declaration declaration = Declaration.of(House.class);
        House house = new House(new Place("Elm", 7, ""), true, 3, null);
        assertEquals("GAUGE[house_no, street, town] [7, Elm, null, 1]", series(declaration, "oneclick_lit", house));
        assertEquals(
                "COUNTER[house_no, street, town, way] [7, Elm, null, in, 3]",
                series(declaration, "oneclick_doors_total", house),
                "and one whose value is unknown is not there");
    }

    @Test
    void aRowOfATableIsASeriesOfValueOneAndItsOtherComponentsCanBeSeriesToo() {
        Declaration declaration = Declaration.of(Letter.class);
        Letter letter = new Letter(2, "Ann", Instant.ofEpochMilli(1500));
        assertNull(declaration.contract());
        assertEquals("GAUGE[letter_no, sender] [2, Ann, 1]", series(declaration, "oneclick_letter", letter));
        assertEquals(
                "GAUGE[letter_no, sender] [2, Ann, 1.5]",
                series(declaration, "oneclick_letter_sent_timestamp_seconds", letter));
        assertEquals("was_sent", declaration.values().get(0).name());
    }

    @Test
    void seriesAreSortedAndOfTwoWithTheSameLabelsOneStays() {
        Letter[] letters = {new Letter(2, "Ann", null), new Letter(1, null, null), new Letter(2, "Ann", null)};
        assertEquals(
                "GAUGE[letter_no, sender] [1, null, 1] [2, Ann, 1]",
                series(Declaration.of(Letter.class), "oneclick_letter", (Object[]) letters));
    }

    private record Neither(@Label("a") @Description("A") String a) {}

    @Table("Silent")
    @Family(name = "oneclick_silent", help = "Silent")
    private record WithoutDescription(@Label("a") String a) {}

    @Table("Alone")
    @Description("One row")
    private record WithoutKey(
            @Label(value = "a", isKey = false) @Description("A")
            String a,

            @Family(name = "oneclick_alone", help = "Alone") @Description("Alone")
            int alone) {}

    @Test
    void aDeclarationThatLacksSomethingIsRefused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Declaration.of(WithoutKey.class))
                .getMessage()
                .contains("has no label that tells the rows of a table apart"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Declaration.of(Neither.class))
                .getMessage()
                .contains("neither an MXBean nor marked @Table"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Declaration.of(WithoutDescription.class))
                .getMessage()
                .contains("has no @Description"));
    }
}
