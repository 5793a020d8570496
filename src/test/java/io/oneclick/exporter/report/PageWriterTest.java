package io.oneclick.exporter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oneclick.exporter.TestSnapshot;
import io.oneclick.exporter.model.Flow;
import io.oneclick.exporter.model.FlowBuilder;
import io.oneclick.exporter.model.FlowBy;
import io.oneclick.exporter.model.OpenPullRequest;
import io.oneclick.exporter.model.Part;
import io.oneclick.exporter.model.Party;
import io.oneclick.exporter.model.PullRequestState;
import io.oneclick.exporter.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-17T10:00:30Z");

    private final PageWriter writer = new PageWriter("1.2.3");

    /** Two projects; in CCL one open pull request misses a report, one was merged without it a week ago. */
    private static TestSnapshot sample(String project, String slug) {
        return new TestSnapshot()
                .takenAt(NOW, NOW)
                .repository("OTHER", "web")
                .pullRequest(1, PullRequestState.OPEN)
                .repository(project, slug, "ci")
                .pullRequest(17, PullRequestState.OPEN)
                .pullRequest(18, PullRequestState.MERGED);
    }

    private static Snapshot withFlow(TestSnapshot sample) {
        Snapshot snapshot = sample.build();
        FlowBuilder flow = new FlowBuilder(NOW, PageWriter.windows(), FlowBy.PROJECT, snapshot.repositories());
        snapshot.open()
                .forEach(pullRequest -> flow.open(new OpenPullRequest(
                        pullRequest.repository(),
                        pullRequest.number(),
                        NOW.minus(Duration.ofDays(20)),
                        NOW.minus(Duration.ofHours(30)),
                        new OpenPullRequest.Review(Party.AUTHOR, false, true))));
        snapshot.closed().forEach(pullRequest -> {
            Instant created = NOW.minus(Duration.ofDays(9));
            flow.created(pullRequest.repository(), created);
            flow.closed(pullRequest.repository(), pullRequest.state(), created, NOW.minus(Duration.ofDays(2)));
        });
        flow.blocked(snapshot.open().toList(), snapshot.reportKeys(), snapshot.knownReports());
        return snapshot.with(flow.build());
    }

    private static String figure(String page, String id) {
        Matcher figure = Pattern.compile("data-figure=\"" + id + "\">([^<]*)<").matcher(page);
        assertTrue(figure.find(), id);
        return figure.group(1);
    }

    private static JsonNode numbers(String page) throws Exception {
        Matcher data =
                Pattern.compile("id=\"numbers\">(.*?)</script>", Pattern.DOTALL).matcher(page);
        assertTrue(data.find());
        return new ObjectMapper().readTree(data.group(1));
    }

    @Test
    void theNumbersAreThoseOfTheSnapshot() throws Exception {
        String page = writer.write(withFlow(sample("CCL", "api")), "Bitbucket", null);
        assertEquals("2", figure(page, "open"));
        assertEquals("1", figure(page, "missing"));
        assertEquals("2", figure(page, "author"));
        assertEquals("0", figure(page, "review"));
        assertEquals("1", figure(page, "merged"));
        assertEquals("1", figure(page, "unreported"));
        assertTrue(page.contains("17 November 2026, 10:00 UTC by OneClick 1.2.3"), "when and by what");
        assertTrue(
                page.contains("<th>CCL/api #17</th><td class=\"n\">20 d</td><td class=\"n\">30 h</td>"
                        + "<td>its author</td><td>ci</td><td></td>"),
                "the oldest");
        assertTrue(page.contains("<th>CCL/api #18</th><td>ci</td>"), "merged without a report");
    }

    @Test
    void aWeekIsTheDifferenceOfTwoWindows() throws Exception {
        JsonNode numbers = numbers(writer.write(withFlow(sample("CCL", "api")), "Bitbucket", null));
        assertEquals(13, numbers.get("weeks").size());
        assertEquals("10 Nov", numbers.get("weeks").get(12).asText());
        assertEquals(1, numbers.get("merged").get(12).asInt());
        assertEquals(0, numbers.get("merged").get(11).asInt());
        assertEquals(0, numbers.get("opened").get(12).asInt());
        assertEquals(1, numbers.get("opened").get(11).asInt());
        assertEquals("[0,0,0,0,2,0,0]", numbers.get("aged").toString());
    }

    @Test
    void oneProjectIsAloneOnItsPage() {
        String page = writer.write(withFlow(sample("CCL", "api")), "Bitbucket", "CCL");
        assertTrue(page.contains("<h1>Pull requests of CCL</h1>"));
        assertEquals("1", figure(page, "open"));
        assertFalse(page.contains("OTHER"), "another project");
    }

    @Test
    void textsOfTheDatabaseStayTexts() throws Exception {
        String hostile = "</script><script>alert(1)</script><!--\"'&{{page.title}}";
        String page = writer.write(withFlow(sample(hostile, hostile)), hostile, hostile);
        assertFalse(page.contains("<script>alert"), "a script came in");
        assertEquals(2, page.split("</script>", -1).length - 1, "ends of scripts");
        assertFalse(page.contains("<!--\"'"), "a comment came in");
        assertEquals(hostile, numbers(page).get("projects").get(0).asText());
    }

    @Test
    void thePolicyAllowsTheStyleAndTheScriptOfThePageAndNothingElse() throws Exception {
        String page = writer.write(withFlow(sample("CCL", "api")), "Bitbucket", null);
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(page);
        assertTrue(policy.find());
        assertEquals(
                "default-src 'none'; style-src '" + hash(page, "<style>", "</style>") + "'; script-src '"
                        + hash(page, "<script>", "</script>") + "'; base-uri 'none'; form-action 'none'",
                policy.group(1).replace("&#39;", "'"));
        String markup = page.replaceAll("(?s)<script.*?</script>", "");
        assertFalse(
                Pattern.compile("(?i)\\s(src|href|style|on\\w+)=")
                        .matcher(markup)
                        .find(),
                "an attribute that loads or runs");
    }

    private static String hash(String page, String start, String end) throws Exception {
        int from = page.indexOf(start) + start.length();
        byte[] content = page.substring(from, page.indexOf(end, from)).getBytes(StandardCharsets.UTF_8);
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Test
    void whatCouldNotBeReadIsSaidAndIsNoZero() {
        Snapshot snapshot = withFlow(sample("CCL", "api").without(Part.REPORTS, "no permission: GRANT SELECT …"));
        String page = writer.write(snapshot, "Bitbucket", null);
        assertTrue(page.contains("Could not be read: reports: no permission: GRANT SELECT …"), "the reason");
        assertEquals("–", figure(page, "missing"));
        assertEquals("–", figure(page, "unreported"));
        assertEquals("2", figure(page, "open"));
    }

    @Test
    void withoutTheFlowTheRestIsThere() {
        Snapshot snapshot = sample("CCL", "api").build().with(Flow.unread("the statement took too long"));
        String page = writer.write(snapshot, "Bitbucket", null);
        assertTrue(page.contains("Could not be read: flow: the statement took too long"), "the reason");
        assertEquals("2", figure(page, "open"));
        assertEquals("–", figure(page, "review"));
        assertEquals(
                List.of(),
                List.of(page.split("data-figure=\"opened\"")).subList(1, page.split("data-figure=\"opened\"").length));
    }
}
