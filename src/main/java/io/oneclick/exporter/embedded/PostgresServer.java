package io.oneclick.exporter.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The server process in its directory: creates, starts, stops and freezes it. */
final class PostgresServer {

    static final String SUPERUSER = "postgres";
    private static final int LINES_OF_LOG = 5;

    private final Path directory;
    private final ServerAccount account;

    PostgresServer(Path directory, ServerAccount account) {
        this.directory = directory;
        this.account = account;
    }

    /** Unpacks the programs and creates an empty cluster that requires a password of every user. */
    void make(String password, Map<String, String> settings) throws IOException, InterruptedException {
        account.own(directory);
        PostgresPrograms.unpackInto(directory.resolve("postgresql"));
        Path passwordFile = Files.writeString(directory.resolve("password"), password);
        run(
                "initdb",
                "-U",
                SUPERUSER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        Files.delete(passwordFile);
        List<String> lines = new ArrayList<>();
        settings.forEach((name, value) -> lines.add(name + " = '" + value.replace("'", "''") + "'"));
        Files.write(data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    /** Returns once the server accepts connections. */
    void start() throws IOException, InterruptedException {
        // pg_ctl starts the server in its own session, so that Ctrl-C ends the exporter and not its database first.
        run("pg_ctl", "-w", "-t", "60", "-l", log().toString(), "start");
    }

    /** Returns when the server has ended; its connections are closed. */
    void stop() throws IOException, InterruptedException {
        run("pg_ctl", "-w", "-t", "60", "-m", "fast", "stop");
    }

    /** Sends a signal to the server and to all its processes, if it runs. */
    void signal(String name) throws IOException {
        Optional<ProcessHandle> server = pid().flatMap(ProcessHandle::of);
        if (server.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        Stream.concat(server.stream(), server.get().descendants())
                .forEach(process -> command.add(String.valueOf(process.pid())));
        new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }

    /** The server's process id while it runs. */
    Optional<Long> pid() throws IOException {
        try (Stream<String> lines = Files.lines(data().resolve("postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(directory.resolve("postgresql/bin").resolve(program).toString());
        command.addAll(List.of("-D", data().toString()));
        command.addAll(List.of(arguments));
        int code = new ProcessBuilder(account.run(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(program + " ended with code " + code + ": " + lastLines());
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(output()));
        if (Files.exists(log())) {
            lines.addAll(Files.readAllLines(log()));
        }
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path log() {
        return directory.resolve("server.log");
    }

    private Path output() {
        return directory.resolve("commands.log");
    }
}
