package io.oneclick.exporter.contract;

import java.util.List;
import java.util.Random;

/** What adversaries write into text columns. */
final class RandomTexts {

    private static final List<String> NASTY = List.of(
            "comma,comma",
            "quote\"quote",
            "\"quoted\"",
            "back\\slash\\",
            "equals=equals",
            "star*",
            "what?",
            "colon: colon",
            "größer-漢字-\uD83D\uDE80",
            "<a>b</a>",
            "><>OpenPullRequests",
            "$1 $0 ${1}",
            "two  spaces",
            " leading",
            "trailing ",
            "tab\tTab",
            "it's",
            "%d{x}[0](|)",
            "0",
            "*",
            "null",
            "state=open",
            "#HELP");

    private static final List<String> KNOWN =
            List.of("ci", "codecoverage", "sast", "smoke", "snyk", "sabug", "sasmell", "savul");

    private static final List<String> UNKNOWN = List.of("lint", "CI", "ci ", "aaa", "zzz", "code-coverage");

    /** Report keys that look like what the agent's rules cut at, or like another label of the same series. */
    private static final List<String> LOOKALIKES = List.of(
            "x, code_coverage=1",
            "x, pr_no=7",
            "x, present_reports=y",
            "x, project=y,z",
            "x, stash_repo=y",
            "x, valid_appearance=3",
            "x, enabled_checks=y",
            "x, report=y",
            "x, status=total",
            "x, pr_state=open",
            "x, code_coverage=1><>open_pr_report: 1",
            "x><>pr_num: 1",
            "x><>gauge: oneclick_pr_num",
            "x><>counter: ",
            "x><result_report>value: 1",
            "line\nbreak, project=y",
            "x\r\u0085><>pr_num: 2");

    private static final List<String> DATA = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "[[]]",
            "17",
            "\"Code Coverage\"",
            "not json",
            "[{\"title\":\"Code Coverage\",\"type\":\"PERCENTAGE\",\"value\":81.25}]",
            "[{\"title\":\"Code Coverage\",\"value\":81.255}]",
            "[{\"title\":\"Code Coverage\",\"value\":81.254999}]",
            "[{\"title\":\"Code Coverage\",\"value\":1e2}]",
            "[{\"title\":\"Code Coverage\",\"value\":-0.001}]",
            "[{\"title\":\"Code Coverage\",\"value\":-12.345}]",
            "[{\"title\":\"Code Coverage\",\"value\":1E400}]",
            "[{\"title\":\"Code Coverage\",\"value\":1e-999999999},{\"title\":\"Code Coverage\",\"value\":2}]",
            "[{\"title\":\"Code Coverage\",\"value\":1E400},{\"title\":\"Code Coverage\",\"value\":7}]",
            "[{\"title\":\"Code Coverage\",\"value\":\"81.25\"}]",
            "[{\"title\":\"Code Coverage\",\"value\":\"81.25\"},{\"title\":\"Code Coverage\",\"value\":70}]",
            "[{\"title\":\"Code Coverage\",\"value\":null},{\"title\":\"Code Coverage\",\"value\":true},"
                    + "{\"title\":\"Code Coverage\",\"value\":[5]},{\"title\":\"Code Coverage\",\"value\":{\"value\":6}}]",
            "[{\"title\":\"Code Coverage\",\"value\":11},{\"title\":\"Code Coverage\",\"value\":22}]",
            "[{\"value\":33.3,\"title\":\"Code Coverage\"}]",
            "[{\"title\":\"Lines\",\"value\":44},{\"title\":\"Code Coverage\",\"value\":0}]",
            "[{\"title\":\"code coverage\",\"value\":55}]",
            "[{\"title\":\"Code Coverage \",\"value\":56}]",
            "[{\"title\":\"\\u0043ode Coverage\",\"value\":66.6}]",
            "[{\"\\u0074itle\":\"Code Coverage\",\"v\\u0061lue\":67}]",
            "[{\"Title\":\"Code Coverage\",\"value\":68}]",
            "[[{\"title\":\"Code Coverage\",\"value\":77}]]",
            "{\"data\":[{\"title\":\"Code Coverage\",\"value\":78}]}",
            "{\"title\":\"Code Coverage\",\"value\":79}",
            "[1,\"Code Coverage\",null,[],{\"title\":\"Code Coverage\",\"value\":80}]",
            "[{\"title\":\"Code Coverage\",\"value\":81}",
            "[{\"title\":\"Code Coverage\",\"value\":82},]",
            "[{\"title\":\"Code Coverage\",\"value\":83}] x",
            "[{\"title\":\"Code Coverage\",\"value\":84}][]",
            "[{\"title\":\"Code Coverage\",\"value\":085}]",
            "[{\"title\":\"Code Coverage\",\"value\":NaN}]",
            "[{\"title\":\"Code Coverage\",\"value\":+86}]",
            "[{'title':'Code Coverage','value':87}]",
            "[{\"title\":\"Code Coverage\",\"value\":88} /* comment */]",
            "[{\"title\":\"Code\tCoverage\",\"value\":1},{\"title\":\"Code Coverage\",\"value\":89}]",
            "[{\"title\":\"Code Coverage\",\"value\":90,\"value\":91}]",
            "[{\"title\":\"Lines\",\"title\":\"Code Coverage\",\"value\":92}]",
            "[{\"title\":{\"title\":\"Code Coverage\"},\"value\":93}]",
            " \r\n\t[ { \"title\" : \"Code Coverage\" , \"value\" : 94.5 } ] \n",
            "[{\"title\":\"Code Coverage\",\"value\":99999999999999999999.125}]",
            "[" + " ".repeat(9_000) + "{\"title\":\"Code Coverage\",\"value\":95.955}]",
            "[{\"title\":\"Padding\",\"value\":\"" + "x".repeat(9_000) + "\"}, broken",
            "[".repeat(500) + "]".repeat(500),
            "[".repeat(900));

    private RandomTexts() {}

    static String nasty(Random random) {
        return pick(random, random.nextInt(4) == 0 ? LOOKALIKES : NASTY);
    }

    static String reportKey(Random random) {
        int dice = random.nextInt(10);
        return switch (dice) {
            case 0 -> nasty(random);
            case 1 -> pick(random, UNKNOWN);
            case 2 -> pick(random, LOOKALIKES);
            default -> pick(random, KNOWN);
        };
    }

    /** Null at times. */
    static String data(Random random) {
        return random.nextInt(5) == 0 ? null : pick(random, DATA);
    }

    static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
