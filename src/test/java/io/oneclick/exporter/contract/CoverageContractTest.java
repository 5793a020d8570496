package io.oneclick.exporter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contract says of code coverage. */
class CoverageContractTest extends ContractCase {

    private static final Pattern COVERAGE = Pattern.compile("code_coverage=\"([^\"]*)\"");

    @BeforeEach
    void openPullRequest() throws Exception {
        ccl().pullRequest(2, 10, 2, OPEN, "head");
    }

    private static String data(String value) {
        return "[{\"title\":\"Code Coverage\",\"type\":\"PERCENTAGE\",\"value\":" + value + "}]";
    }

    /** The label of the one open pull request, or "none". */
    private String coverage() throws Exception {
        Matcher label = COVERAGE.matcher(series().family("oneclick_open_pr_report"));
        return label.find() ? label.group(1) : "none";
    }

    private void coverage(String expected, String data) throws Exception {
        database.report(10, "head", "codecoverage", 1, data);
        assertEquals(expected, coverage(), data);
    }

    @Test
    void theValueHasTwoDecimals() throws Exception {
        coverage("81.25", data("81.25"));
        coverage("81.00", data("81"));
        coverage("81.26", data("81.255"));
        coverage("100.00", data("1e2"));
        coverage("0.00", data("-0.001"));
    }

    @Test
    void theFirstItemOfThatTitleWhoseValueIsANumberCounts() throws Exception {
        coverage(
                "71.50",
                "[{\"title\":\"Lines\",\"value\":1},{\"title\":\"Code Coverage\",\"value\":\"80%\"},"
                        + "{\"title\":\"Code Coverage\",\"value\":71.5},{\"title\":\"Code Coverage\",\"value\":2}]");
    }

    @Test
    void theTitleMayBeWrittenWithEscapes() throws Exception {
        coverage("5.00", "[{\"title\":\"\\u0043ode Coverage\",\"value\":5}]");
    }

    @Test
    void aTextIsNoNumber() throws Exception {
        coverage("none", data("\"81.25\""));
    }

    @Test
    void dataThatIsNullEmptyNotJsonOrOfAnotherShapeIsNoCoverage() throws Exception {
        for (String data : new String[] {
            null,
            "",
            "Code Coverage: 81",
            "{\"title\":\"Code Coverage\",\"value\":81}",
            "[" + data("81") + "]",
            data("81") + "]",
            data("81").replace("]", ""),
            "[]",
            "null"
        }) {
            coverage("none", data);
        }
    }

    @Test
    void malformedDataDisturbsNoOtherPullRequest() throws Exception {
        database.pullRequest(3, 10, 3, OPEN, "other").report(10, "other", "codecoverage", 1, data("3"));
        coverage("3.00", "[{\"title\":\"Code Coverage\",");
    }

    @Test
    void malformedDataDisturbsNoOtherReportOfThePullRequest() throws Exception {
        database.report(10, "head", "sast", 1, data("4"));
        coverage("4.00", "[{\"title\":\"Code Coverage\",");
    }

    @Test
    void theReportCodecoverageComesFirstThenTheOthersByKeyKnownOrNot() throws Exception {
        database.report(10, "head", "sast", 1, data("3")).report(10, "head", "ci", 1, data("2"));
        assertEquals("2.00", coverage());
        database.report(10, "head", "aaa", 1, data("1"));
        assertEquals("1.00", coverage());
        coverage("9.00", data("9"));
    }

    @Test
    void theNewestRowOfAKeyCountsEvenIfOnlyAnOlderOneHasCoverage() throws Exception {
        coverage("9.00", data("9"));
        coverage("none", "[]");
    }

    @Test
    void longDataIsReadToo() throws Exception {
        coverage("6.60", "[" + " ".repeat(100_000) + "{\"title\":\"Code Coverage\",\"value\":6.6}]");
    }
}
