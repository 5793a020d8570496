package io.oneclick.exporter.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of somebody else's that reads what we ship. Where it is not installed, the test is skipped and says so. */
public record Program(Path file) {

    private static final long LONGEST_SECONDS = 900;

    public static Program required(String name) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(entry -> Path.of(entry, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String reason = "SKIPPED: there is no " + name + " on the PATH, so nothing was tried with it";
            System.out.println(reason);
            abort(reason);
        }
        return new Program(found.orElseThrow());
    }

    /** Runs it to its end, which must be a good one, and returns all it says. */
    public String accepts(String... arguments) throws IOException, InterruptedException {
        return ends(0, arguments);
    }

    /** Runs it to its end, which must have this exit code, and returns all it says. */
    String ends(int exitCode, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("program", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
                fail(command + " does not end: " + Files.readString(output));
            }
            String said = Files.readString(output);
            assertEquals(exitCode, process.exitValue(), () -> command + " says: " + said);
            return said;
        } finally {
            Files.delete(output);
        }
    }
}
