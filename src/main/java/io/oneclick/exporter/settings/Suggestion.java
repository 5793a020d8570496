package io.oneclick.exporter.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that is similar to a mistyped one. */
public final class Suggestion {

    private static final int MAX_MISTAKES = 2;

    private Suggestion() {}

    /** The known name that differs by at most two letters, ignoring case and separators. */
    public static Optional<String> of(String typed, Collection<String> known) {
        return known.stream()
                .filter(name -> mistakes(typed, name) <= MAX_MISTAKES)
                .min(Comparator.comparingInt((String name) -> mistakes(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The letters to insert, leave out or replace (Levenshtein's distance). */
    private static int mistakes(String typed, String name) {
        String a = letters(typed);
        String b = letters(name);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
