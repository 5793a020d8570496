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
 * Detects changes of files. It compares contents: a replaced link, as in Kubernetes, is a change, and a touched file is
 * not. A change counts only if two checks in a row find the same contents, so that a file that is still being written
 * is not read.
 */
final class WatchedFiles {

    private static final int MAX_BYTES = 1 << 20;

    private List<String> taken;
    private List<String> seen;

    WatchedFiles(List<Path> files) {
        this.taken = contents(files);
        this.seen = taken;
    }

    /** Checks again: whether there is a change, and the contents are the same as at the last check. */
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

    /**
     * A digest, so that no password stays in memory. Only regular files are read: reading a pipe would empty it, or
     * block.
     */
    private static String digest(Path file) {
        if (!Files.isRegularFile(file)) {
            return "no regular file";
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(in.readNBytes(MAX_BYTES)));
        } catch (IOException | NoSuchAlgorithmException e) {
            return "cannot be read: " + e;
        }
    }
}
