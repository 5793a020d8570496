package io.oneclick.exporter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageProblemsTest {

    @Test
    void aMistypedCommandIsNotAskedForSettings() throws Exception {
        StringWriter err = new StringWriter();
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertEquals(2, new CommandLines(Map.of(), nowhere, new PrintWriter(err)).execute("chek"));
        assertEquals(2, err.toString().lines().count(), err.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--intervall 5s | there is no option --intervall: did you mean --interval?",
                "run --Interval=5s | there is no option --Interval: did you mean --interval?",
                "demo --stil | there is no option --stil: did you mean --still?",
                "bench --sizes large | there is no option --sizes: did you mean --size?",
                "--completely-different 1 | there is no option --completely-different",
                "chek | there is no command 'chek': did you mean check?",
                "nothing | there is no command 'nothing'",
                "postgres://u:s3cret@h/db | an argument was unexpected; it is not shown here",
                "check password=s3cret | an argument was unexpected; it is not shown here",
                "check --database-ur=postgres://u:s3cret@h/db | there is no option --database-ur: did you mean --database-url?",
                "check now | check does not accept the argument 'now', only options",
                "demo --timezone UTC | demo does not accept --timezone",
                "--timezone UTC demo | demo does not accept --timezone",
                "--interval 5s bench | bench does not accept --interval",
                "hash-password --config x | hash-password does not accept --config",
                "bench --runs many | Invalid value for option '--runs'",
            })
    void aMeaninglessCallReportsTheRule(String call, String problem) throws Exception {
        StringWriter err = new StringWriter();
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Map<String, String> environment = Map.of("DATABASE_URL", "postgres://127.0.0.1/x");
        int code = new CommandLines(environment, nowhere, new PrintWriter(err)).execute(call.split(" "));
        assertEquals(2, code);
        assertTrue(err.toString().startsWith("oneclick-exporter: " + problem), err.toString());
        assertEquals(2, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("--help'"), err.toString());
        assertFalse(err.toString().contains("s3cret"), err.toString());
    }
}
