package io.oneclick.exporter.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** What is in the two archives, and where their pages lead. */
final class ArchiveIT {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private static final Pattern NAMED = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");

    @Test
    void theArchivesDifferByTheDemoOnly() throws IOException {
        String name = Launched.home().getFileName().toString();
        Set<String> plain = entries(Launched.home().resolveSibling(name + ".tar.gz"));
        Set<String> demo = entries(Launched.home().resolveSibling(name + "-demo.tar.gz"));
        assertTrue(plain.contains(name + "/bin/oneclick-exporter"), plain.toString());
        assertTrue(demo.containsAll(plain), plain.toString());
        demo.removeAll(plain);
        assertTrue(demo.contains(name + "/lib/demo/" + name + "-demo.jar"), demo.toString());
        demo.removeIf(entry -> entry.startsWith(name + "/lib/demo/"));
        assertEquals(Set.of(), demo);
    }

    @Test
    void everyLinkAndPictureOfTheArchiveLeadsToWhatIsInIt() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(withoutCode(Files.readString(page)));
            while (link.find()) {
                String target = link.group(1);
                if (target.matches("[a-z]+:.*")) {
                    continue;
                }
                links++;
                String[] parts = target.split("#", 2);
                Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
                boolean isThere = Files.exists(file);
                if (!isThere || parts.length == 2 && !anchors(file).contains(parts[1])) {
                    broken.add(Launched.home().relativize(page) + ": " + target);
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 20, "only " + links + " links were found");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Launched.home())) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    private static String withoutCode(String page) {
        return page.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\\n]*`", "x");
    }

    /** As the site and the usual viewers name headings. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new TreeSet<>();
        Matcher named = NAMED.matcher(Files.readString(page));
        while (named.find()) {
            anchors.add(named.group(1));
        }
        for (String line : Files.readAllLines(page)) {
            if (line.matches("#+ .*")) {
                String title = line.replaceFirst("#+ ", "").toLowerCase(java.util.Locale.ROOT);
                anchors.add(title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
            }
        }
        return anchors;
    }

    private static Set<String> entries(Path archive) throws IOException {
        Set<String> names = new TreeSet<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) {
                    names.add(entry.getName());
                }
            }
        }
        return names;
    }
}
