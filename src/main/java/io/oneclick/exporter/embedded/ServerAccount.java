package io.oneclick.exporter.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The user that runs PostgreSQL's programs: the current user, unless that is root, which PostgreSQL refuses.
 *
 * @param prefix of a command to run it as that user
 * @param owner the user id that must own the server's files, if it is not the current user
 */
record ServerAccount(List<String> prefix, Optional<Integer> owner) {

    private static final String ROOT = "0";
    private static final int NOBODY = 65534;

    /** The first way that works on this system; throws an exception with the next step if none works. */
    static ServerAccount find() throws IOException, InterruptedException {
        if (!ROOT.equals(userId(List.of()))) {
            return new ServerAccount(List.of(), Optional.empty());
        }
        // A user namespace needs no other user. Most containers refuse it, but allow root to change the user.
        ServerAccount namespace = new ServerAccount(List.of("unshare", "-U"), Optional.empty());
        ServerAccount setpriv = new ServerAccount(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"),
                Optional.of(NOBODY));
        ServerAccount runuser = new ServerAccount(List.of("runuser", "-u", "nobody", "--"), Optional.of(NOBODY));
        for (ServerAccount account : List.of(namespace, setpriv, runuser)) {
            if (String.valueOf(NOBODY).equals(userId(account.prefix))) {
                return account;
            }
        }
        throw new IOException("PostgreSQL does not run as root, and neither unshare, setpriv nor runuser"
                + " may change the user here: start the demo as an ordinary user");
    }

    /** The command, as this user. */
    List<String> run(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return List.copyOf(all);
    }

    /** Changes the owner of a directory to this user. */
    void own(Path directory) throws IOException {
        if (owner.isPresent()) {
            Files.setAttribute(directory, "unix:uid", owner.get());
        }
    }

    /** The output of {@code id -u} with the prefix, or nothing if the prefix does not work. */
    private static String userId(List<String> prefix) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("id", "-u"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return process.waitFor() == 0 ? answer.strip() : "";
        } catch (IOException notInstalled) {
            return "";
        }
    }
}
