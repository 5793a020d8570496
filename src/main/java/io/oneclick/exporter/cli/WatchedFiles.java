package io.oneclick.exporter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices that files have changed. It compares contents, so that a replaced link, as Kubernetes does it, is a change, and
 * a touched file is none; and it waits until they stay the same for one look, so that a half-written one is not taken.
 */
final class WatchedFiles {

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
        List<String> contents = new ArrayList<>();
        for (Path file : files) {
            try {
                contents.add(Files.readString(file));
            } catch (IOException e) {
                contents.add("cannot be read: " + e);
            }
        }
        return contents;
    }
}
