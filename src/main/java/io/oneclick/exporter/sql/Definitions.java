package io.oneclick.exporter.sql;

import io.oneclick.exporter.collector.Collector;
import io.oneclick.exporter.collector.Collectors;
import io.oneclick.exporter.settings.InvalidSettingsException;
import io.oneclick.exporter.settings.Setting;
import io.oneclick.exporter.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The definitions in all of the operator's files, validated together.
 *
 * @param files they were read from, sorted
 * @param collectors one for each file
 */
public record Definitions(List<Path> files, List<SqlCollector> collectors) {

    /** Without any file. */
    public static final Definitions NONE = new Definitions(List.of(), List.of());

    public Definitions {
        files = List.copyOf(files);
        collectors = List.copyOf(collectors);
    }

    /** Reads the files that the settings name. */
    public static Definitions read(Settings settings) throws InvalidSettingsException {
        return read(
                settings.get(Setting.SQL_METRICS),
                Set.copyOf(Collectors.all().stream().map(Collector::name).toList()));
    }

    /**
     * Reads a file, or the {@code *.yaml} and {@code *.yml} of a directory by their names.
     *
     * @param source the file or directory, or null for none
     * @param ourCollectors names that a file must not use
     * @throws InvalidSettingsException with all problems of all files, each with file and line
     */
    static Definitions read(Path source, Set<String> ourCollectors) throws InvalidSettingsException {
        if (source == null) {
            return NONE;
        }
        Problems problems = new Problems();
        UniqueNames names = new UniqueNames(ourCollectors);
        List<SqlCollector> collectors = new ArrayList<>();
        List<Path> files = files(source);
        for (Path file : files) {
            collectors.add(new CollectorFile(file, names, problems).read());
        }
        if (!problems.lines().isEmpty()) {
            throw new InvalidSettingsException(problems.lines());
        }
        return new Definitions(
                files, collectors.stream().filter(Objects::nonNull).toList());
    }

    /** The files that are read for {@code source}, sorted, including missing ones. */
    public static List<Path> files(Path source) {
        if (source == null) {
            return List.of();
        }
        if (!Files.isDirectory(source)) {
            return List.of(source);
        }
        try (Stream<Path> files = Files.list(source)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // Reading it as a file reports the problem.
            return List.of(source);
        }
    }
}
