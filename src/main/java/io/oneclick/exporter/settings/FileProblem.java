package io.oneclick.exporter.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be read or written, in words. */
public final class FileProblem {

    private FileProblem() {}

    /** The reason in a few words; it never has the content of the file. */
    public static String of(IOException thrown) {
        if (thrown instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (thrown instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (thrown instanceof NotDirectoryException) {
            return "not a directory";
        }
        String reason = thrown instanceof FileSystemException file ? file.getReason() : thrown.getMessage();
        return reason == null ? thrown.getClass().getSimpleName() : reason;
    }
}
