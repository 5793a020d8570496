package io.oneclick.exporter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Notices that files have changed. It compares contents, so that a replaced link, as Kubernetes does it, is a change, and
 * a touched file is none; and it waits until they stay the same for one look, so that a half-written one is not taken.
 */
final class WatchedFiles {

    private static final int MOST_BYTES = 1 << 20;

    private List<String> taken;
    private List<String> seen;

    WatchedFiles(List<Path> files) {
        this.taken = contents(files);
        this.seen = taken;
    }

    /** Looks again: whether there is a change to take that has settled. */
    boolean haveChanged(List<Path> files) {
        List<String> now = contents(files);
        boolean isSettled = now.equals(seen);
        seen = now;
        if (!isSettled || now.equals(taken)) {
            return false;
        }
        taken = now;
        return true;
    }

    private static List<String> contents(List<Path> files) {
        return files.stream().map(WatchedFiles::digest).toList();
    }

    /** A digest, so that no password stays in memory; only of a regular file: a pipe would be read empty, or block. */
    private static String digest(Path file) {
        if (!Files.isRegularFile(file)) {
            return "no regular file";
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(in.readNBytes(MOST_BYTES)));
        } catch (IOException | NoSuchAlgorithmException e) {
            return "cannot be read: " + e;
        }
    }
}
