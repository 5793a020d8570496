package io.oneclick.exporter.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A file of OpenMetrics text, read strictly: families together, series together, times ascending, the end marked. */
final class WrittenHistory {

    private final SortedMap<Instant, SortedMap<String, String>> lines = new TreeMap<>();
    private final Instant first;
    private final Instant last;

    WrittenHistory(Path file, Instant first, Instant last) throws IOException {
        this.first = first;
        this.last = last;
        List<String> text = List.of(Files.readString(file).split("\n"));
        require(text.get(text.size() - 1).equals("# EOF"), "the end is marked");
        Set<String> families = new HashSet<>();
        Set<String> series = new HashSet<>();
        String family = "";
        String current = "";
        long before = 0;
        for (String line : text.subList(0, text.size() - 1)) {
            if (line.startsWith("# TYPE ")) {
                family = line.split(" ")[2];
                require(families.add(family), line);
                require(line.endsWith(" gauge"), line);
            } else if (!line.startsWith("# HELP " + family + " ")) {
                int end = line.lastIndexOf("} ") + 1;
                String[] sample = line.substring(end + 1).split(" ");
                if (!line.substring(0, end).equals(current)) {
                    current = line.substring(0, end);
                    require(current.startsWith(family + "{") && series.add(current), line);
                    before = 0;
                }
                long time = Long.parseLong(sample[1]);
                require(time > before, line);
                before = time;
                put(Instant.ofEpochSecond(time), current, sample[0]);
            }
        }
    }

    private void put(Instant time, String series, String value) {
        require(!time.isBefore(first) && !time.isAfter(last), series + " at " + time);
        lines.computeIfAbsent(time, any -> new TreeMap<>()).put(series, value);
    }

    boolean covers(Instant minute) {
        return !minute.isBefore(first);
    }

    /** The series of one minute with their values, as {@link Series} writes them. */
    String at(Instant minute) {
        StringBuilder text = new StringBuilder();
        lines.getOrDefault(minute, new TreeMap<>())
                .forEach((series, value) ->
                        text.append(series).append(' ').append(value).append('\n'));
        return text.toString();
    }

    /** When there is a sample. */
    Set<Instant> times() {
        return new TreeSet<>(lines.keySet());
    }

    private static void require(boolean rule, String line) {
        if (!rule) {
            throw new AssertionError(line);
        }
    }
}
