package io.oneclick.exporter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DetailsTest {

    private static OpenPullRequest open(String project, String slug, long number) {
        Repository repository =
                new Repository(project, slug, Collections.emptySortedSet(), Collections.emptySortedSet());
        return new OpenPullRequest(repository, number, Instant.EPOCH, Instant.EPOCH, null);
    }

    private static List<String> chosen(Details details) {
        return details
                .choose(Stream.of(
                        open("B", "a", 1), open("A", "b", 1), open("A", "a", 10), open("A", "a", 9), open("A", "a", 2)))
                .stream()
                .map(one -> one.project() + "/" + one.repository().slug() + " " + one.number())
                .toList();
    }

    @Test
    void theFirstByProjectRepositoryAndNumberAreKept() {
        assertEquals(List.of("A/a 2", "A/a 9", "A/a 10", "A/b 1"), chosen(new Details(true, 4)));
        assertEquals(1, new Details(true, 4).leftOut(5));
    }

    @Test
    void thoseThatFitAreAllKept() {
        assertEquals(5, chosen(new Details(true, 5)).size());
        assertEquals(0, new Details(true, 5).leftOut(5));
    }

    @Test
    void offKeepsNoneAndLeavesNoneOutForALimit() {
        assertEquals(List.of(), chosen(new Details(false, 4)));
        assertEquals(0, new Details(false, 4).leftOut(5));
        assertEquals(0, new Details(false, 4).limit());
    }
}
