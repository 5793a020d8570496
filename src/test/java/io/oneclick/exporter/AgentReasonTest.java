package io.oneclick.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are what the agent 1.0.1 prints. */
class AgentReasonTest {

    private static String reason(String printed) {
        return AgentReason.of(("Failed to start Prometheus JMX Exporter\n\n" + printed
                        + "\n\tat io.prometheus.jmx.JavaAgent.premain(JavaAgent.java:31)\n\n"
                        + "Prometheus JMX Exporter exiting")
                .lines()
                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.IllegalArgumentException: Must provide pattern, if name is given: {name=x}"
                        + " | Must provide pattern, if name is given: {name=x}",
                "io.prometheus.jmx.common.http.ConfigurationException: /httpServer/ssl is not valid"
                        + " | /httpServer/ssl is not valid",
                "java.lang.ClassCastException: class java.lang.String cannot be cast to class java.util.List"
                        + " (both are in module java.base) | it has a text where a list (- value) is required",
                "java.nio.file.NoSuchFileException: no.p12 | the file no.p12 does not exist",
                "java.lang.NullPointerException | java.lang.NullPointerException"
            })
    void theClassOfAnExceptionIsLeftOut(String printed, String reason) {
        assertEquals(reason, reason(printed));
    }

    @Test
    void aPatternIsShownAfterWhatIsWrongWithIt() {
        assertEquals(
                "Unclosed group near index 19 ^.*(?:(unclosed).*$",
                reason("java.util.regex.PatternSyntaxException: Unclosed group near index 19\n^.*(?:(unclosed).*$"));
    }

    @Test
    void whereYamlBreaksIsSaidInOneLine() {
        assertEquals(
                "while parsing a block mapping in line 1, column 1: rules: expected <block end>, but found"
                        + " '<block mapping start>' in line 3, column 2: bad: [",
                reason("""
                        while parsing a block mapping
                         in 'reader', line 1, column 1:
                            rules:
                            ^
                        expected <block end>, but found '<block mapping start>'
                         in 'reader', line 3, column 2:
                             bad: [
                             ^
                        """));
    }

    @Test
    void aCauseIsAddedWhereItSaysMore() {
        String stack = "\n\tat a.B.c(B.java:1)\n";
        assertEquals(
                "Exception loading SSL configuration: keystore password was incorrect",
                reason("a.ConfigurationException: Exception loading SSL configuration" + stack
                        + "Caused by: java.io.IOException: keystore password was incorrect" + stack + "\t... 8 more"));
        assertEquals(
                "Exception loading SSL configuration, alias [a] not found",
                reason("a.ConfigurationException: Exception loading SSL configuration, alias [a] not found" + stack
                        + "Caused by: java.security.GeneralSecurityException: alias [a] not found" + stack
                        + "\t... 8 more"));
    }

    @Test
    void anEndWithoutAReasonIsSaid() {
        assertEquals(
                "the agent gave no reason",
                AgentReason.of(java.util.List.of("Failed to start Prometheus JMX Exporter")));
    }
}
