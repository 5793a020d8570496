package io.oneclick.exporter.bitbucket;

import io.oneclick.exporter.model.ReportKeys;
import io.oneclick.exporter.postgres.Session;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Suggestion;
import io.oneclick.exporter.source.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the report keys that are counted with those that reports have and merge checks require. */
final class ReportKeyCheck {

    private static final int MAX_SHOWN = 20;

    private final SortedSet<String> found = new TreeSet<>();
    private final SortedSet<String> required = new TreeSet<>();
    private final ReportKeys counted;

    private ReportKeyCheck(ReportKeys counted) {
        this.counted = counted;
    }

    /** Nothing if the tables of reports cannot be read: another check reports this. */
    static List<Finding> findings(Session session, ReportKeys counted) throws SQLException {
        ReportKeyCheck check = new ReportKeyCheck(counted);
        boolean isRead = session.attempt(() -> session.each(Queries.REPORT_KEYS, List.of(), row -> {
                    if (row.getBoolean("is_found")) {
                        check.found.add(row.getString("key"));
                    }
                    if (row.getBoolean("is_required")) {
                        check.required.add(row.getString("key"));
                    }
                }))
                .isEmpty();
        return isRead ? check.findings() : List.of();
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.fine(
                "Reports: found " + text(found) + "; required " + text(required) + "; counted " + counted));
        SortedSet<String> nowhere = new TreeSet<>(counted.resolve(List.of()));
        nowhere.removeAll(found);
        nowhere.removeAll(required);
        if (!nowhere.isEmpty()) {
            String text = "Counted reports that are neither found nor required anywhere: "
                    + nowhere.stream().map(this::withHint).collect(Collectors.joining(", "));
            boolean isDefault = counted.equals(Setting.REPORTS.parse(Setting.REPORTS.defaultText()));
            findings.add(isDefault ? Finding.fine(text) : Finding.warning(text + "; check --reports"));
        }
        Set<String> neverMissing = new TreeSet<>(required);
        neverMissing.removeIf(counted::contains);
        if (!neverMissing.isEmpty()) {
            findings.add(
                    Finding.warning("Required reports that are not counted, and therefore never counted as missing: "
                            + text(neverMissing) + "; add them to --reports"));
        }
        return findings;
    }

    private String withHint(String key) {
        SortedSet<String> known = new TreeSet<>(found);
        known.addAll(required);
        if (key.matches(".*[;|\\s].*")) {
            return "'" + key + "' (keys are separated by commas)";
        }
        return Suggestion.of(key, known)
                .map(meant -> "'" + key + "' (did you mean " + meant + "?)")
                .orElse("'" + key + "'");
    }

    private static String text(Collection<String> keys) {
        if (keys.isEmpty()) {
            return "none";
        }
        String shown = keys.stream().limit(MAX_SHOWN).collect(Collectors.joining(","));
        return keys.size() > MAX_SHOWN ? shown + " and " + (keys.size() - MAX_SHOWN) + " more" : shown;
    }
}
