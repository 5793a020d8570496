package io.oneclick.exporter.bench;

/** The size of a Bitbucket instance. */
record Size(int projects, int repositories, int pullRequests, int open) {

    static final Size SEED = new Size(10, 40, 20_000, 500);
    static final Size LARGE = new Size(300, 3_000, 1_000_000, 10_000);
    static final Size HUGE = new Size(1_000, 10_000, 3_000_000, 100_000);

    Size {
        if (projects < 1 || repositories < projects || pullRequests < repositories || open < 2) {
            throw new IllegalArgumentException("1 project, a repository for each project, a pull request for each"
                    + " repository and 2 open ones are the least");
        }
        if (open > pullRequests / 2) {
            throw new IllegalArgumentException("at most half of the pull requests can be open");
        }
    }

    /** @throws IllegalArgumentException with the rule, if there is no such size */
    static Size named(String name) {
        return switch (name) {
            case "seed" -> SEED;
            case "large" -> LARGE;
            case "huge" -> HUGE;
            default -> throw new IllegalArgumentException("must be seed, large or huge");
        };
    }

    @Override
    public String toString() {
        return ("%,d projects, %,d repositories, %,d pull requests of which %,d open;"
                        + " 6 reports, 4 participants, 8 activities and 3 builds each")
                .formatted(projects, repositories, pullRequests, open);
    }
}
