package io.oneclick.exporter.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Creates the lines of the agent's configuration for a password of {@code /metrics}. */
final class HashPasswordCommand implements Command {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    @Override
    public String name() {
        return "hash-password";
    }

    @Override
    public String description() {
        return "Asks for a password for /metrics, or reads it from standard input, and prints its hash for"
                + " conf/https.yaml.";
    }

    @Override
    public int execute(Invocation invocation) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        String saltText = HexFormat.of().formatHex(salt);
        char[] password = password();
        if (password == null || password.length == 0) {
            invocation.out().println("No password was given");
            return 1;
        }
        invocation
                .out()
                .printf(
                        "      algorithm: %s%n      iterations: %d%n      keyLength: %d%n      salt: '%s'%n"
                                + "      passwordHash: '%s'%n",
                        ALGORITHM, ITERATIONS, KEY_BYTES, saltText, hash(password, saltText));
        return 0;
    }

    private static char[] password() {
        Console console = System.console();
        if (console != null) {
            return console.readPassword("Password for /metrics: ");
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? null : line.toCharArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same computation as in the agent, where the salt is a text. */
    private static String hash(char[] password, String salt) {
        try {
            PBEKeySpec key = new PBEKeySpec(password, salt.getBytes(StandardCharsets.UTF_8), ITERATIONS, KEY_BYTES * 8);
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance(ALGORITHM)
                            .generateSecret(key)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " must be in every Java", e);
        }
    }
}
