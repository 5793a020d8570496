package io.oneclick.exporter.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The users with their passwords and roles. Both files have the formats of the JVM's remote JMX, so that the same files
 * can be used, also after the JVM has replaced the passwords by hashes.
 */
final class Logins {

    private static final String DEFAULT_HASH = "SHA3-512";

    private final Map<String, List<String>> passwords;
    private final Map<String, Role> roles;

    private Logins(Map<String, List<String>> passwords, Map<String, Role> roles) {
        this.passwords = passwords;
        this.roles = roles;
    }

    /**
     * @param passwordFile {@code name password}, or {@code name salt hash [algorithm]} with salt and hash in Base64
     * @param accessFile {@code name readonly} or {@code name readwrite}
     * @throws IllegalArgumentException with the problem, without a password
     */
    static Logins read(Path passwordFile, Path accessFile) {
        Map<String, List<String>> passwords = new HashMap<>();
        for (List<String> words : lines(passwordFile)) {
            passwords.put(words.get(0), words.subList(1, words.size()));
        }
        Map<String, Role> roles = new HashMap<>();
        for (List<String> words : lines(accessFile)) {
            try {
                roles.put(words.get(0), Role.of(words.get(1)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        accessFile + ": the access of " + words.get(0) + " " + e.getMessage());
            }
        }
        if (passwords.keySet().stream().noneMatch(roles::containsKey)) {
            throw new IllegalArgumentException(passwordFile + " has a password for no user of " + accessFile
                    + ": write a line \"user password\" without # for each of them");
        }
        return new Logins(passwords, roles);
    }

    private static List<List<String>> lines(Path file) {
        try {
            List<List<String>> lines = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                List<String> words = List.of(line.strip().split("\\s+"));
                if (line.isBlank() || words.get(0).startsWith("#")) {
                    continue;
                }
                if (words.size() < 2) {
                    throw new IllegalArgumentException(file + ": the line of " + words.get(0) + " has no second field");
                }
                lines.add(words);
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    boolean accepts(String user, String password) {
        List<String> stored = passwords.get(user);
        if (stored == null || !roles.containsKey(user)) {
            return false;
        }
        if (stored.size() == 1) {
            return MessageDigest.isEqual(utf8(stored.get(0)), utf8(password));
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(stored.size() > 2 ? stored.get(2) : DEFAULT_HASH);
            digest.update(Base64.getDecoder().decode(stored.get(0)));
            return MessageDigest.isEqual(Base64.getDecoder().decode(stored.get(1)), digest.digest(utf8(password)));
        } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
            return false;
        }
    }

    Role role(String user) {
        return roles.get(user);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
