package io.oneclick.exporter.demo;

import io.oneclick.exporter.embedded.LocalDatabase;
import io.oneclick.exporter.embedded.Resources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The initial sample: ten projects, and pull requests of the past three months with people, reports and builds; some
 * were closed recently. All open and recently closed pull requests have their required reports, except one of CCL.
 */
public final class Sample {

    private static final long SEED = 20_261_120;
    private static final int OPEN = 0;
    private static final int MERGED = 1;
    private static final int DECLINED = 2;
    private static final int JUST_CLOSED = 24;
    private static final int FORK = 37;
    private static final int ORIGIN = 24;
    private static final String WAITING_PROJECT = "CCL";

    private final SampleWriter writer;
    private final SampleText text;
    private final RandomGenerator random;

    private Sample(SampleWriter writer, SampleText text, RandomGenerator random) {
        this.writer = writer;
        this.text = text;
        this.random = random;
    }

    /** Fills an empty database with Bitbucket's tables: the same rows every time, at times that depend on the minute. */
    public static void load(LocalDatabase database) throws IOException, SQLException {
        RandomGenerator random = new Random(SEED);
        SampleText text = new SampleText(random);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(Resources.text(Sample.class, "sample.sql"));
            try (SampleWriter writer = new SampleWriter(connection, text)) {
                new Sample(writer, text, random).write(SampleRepository.all(connection));
            }
            statement.execute(Resources.text(Sample.class, "start-of-minute.sql"));
            // The server would collect statistics itself, but only within a minute.
            statement.execute("ANALYZE");
            connection.commit();
        }
    }

    private void write(List<SampleRepository> repositories) throws SQLException {
        List<Plan> plans = new ArrayList<>();
        for (SampleRepository repository : repositories) {
            planOpen(repository, plans);
            planHistory(repository, plans);
        }
        planJustClosed(repositories, plans);
        // Numbers increase with time, as in Bitbucket.
        plans.sort(Comparator.comparing(Plan::drawn).reversed());
        boolean waiting = false;
        for (Plan plan : plans) {
            boolean waits =
                    !waiting && plan.state == OPEN && plan.repository.project().equals(WAITING_PROJECT);
            waiting |= waits;
            write(plan, waits);
        }
        writer.flush();
    }

    private void planOpen(SampleRepository repository, List<Plan> plans) {
        int count = random.nextInt(3) == 0 ? 2 : 1;
        for (int i = 0; i < count; i++) {
            Duration drawn = Duration.ofMinutes(10 + random.nextInt(9 * 24 * 60));
            plans.add(new Plan(repository, OPEN, drawn, drawn.multipliedBy(repository.slowness()), null));
        }
    }

    private void planHistory(SampleRepository repository, List<Plan> plans) {
        int count = 8 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            Duration closed = Duration.ofMinutes(10 + random.nextInt(42 * 24 * 60));
            Duration open = Duration.ofMinutes(60 + random.nextInt(5 * 24 * 60));
            Duration drawn = closed.plus(open);
            Duration created = drawn.multipliedBy(repository.slowness());
            plans.add(new Plan(repository, closedState(), drawn, created, created.minus(open)));
        }
    }

    private void planJustClosed(List<SampleRepository> repositories, List<Plan> plans) {
        List<SampleRepository> shared = repositories.stream()
                .filter(repository -> !repository.personal())
                .toList();
        for (int i = 0; i < JUST_CLOSED; i++) {
            SampleRepository repository = shared.get(random.nextInt(shared.size()));
            Duration closed = Duration.ofSeconds(1 + 8 * i);
            Duration drawn = closed.plus(Duration.ofMinutes(60 + random.nextInt(4_000)));
            Duration created = drawn.multipliedBy(repository.slowness());
            plans.add(new Plan(repository, closedState(), drawn, created, closed));
        }
    }

    private int closedState() {
        return random.nextInt(4) == 0 ? DECLINED : MERGED;
    }

    private void write(Plan plan, boolean waits) throws SQLException {
        int repository = plan.repository.id();
        String commit = text.commit();
        boolean fromFork = repository == ORIGIN && plan.state == OPEN;
        writer.pullRequest(fromFork ? FORK : repository, repository, plan.state, commit, plan.created, plan.closed);
        List<String> keys = plan.repository.usualReports();
        for (String key : waits ? keys.subList(0, 1) : keys) {
            Duration ago = plan.created.minusSeconds(60L + random.nextInt(300));
            if (random.nextInt(20) == 0) {
                // The report was sent twice: both rows stay, and the newer one counts.
                writer.report(repository, commit, key, 0, ago.plusSeconds(50));
            }
            writer.report(repository, commit, key, result(plan.state), ago);
        }
    }

    private Integer result(int state) {
        int die = random.nextInt(100);
        if (state == MERGED || die < 84) {
            return 1;
        }
        return die < 94 ? 0 : null;
    }

    /**
     * One pull request to write.
     *
     * @param drawn the random age that orders them, before it is multiplied by the repository's slowness
     * @param closed null while it is open
     */
    private record Plan(SampleRepository repository, int state, Duration drawn, Duration created, Duration closed) {}
}
