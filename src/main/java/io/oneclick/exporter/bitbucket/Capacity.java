package io.oneclick.exporter.bitbucket;

/**
 * The number of pull requests, reports and keys that a heap can hold. The sizes are estimates, based on one measurement of
 * a complete exporter with its agent on generated rows. With a heap of 128 MB it exposed all series of 30,000
 * open pull requests; with 50,000 it ran out of memory before the first complete scrape. {@link #DETAILED} is derived from
 * the first: the heap without {@link #BASE}, for each pull request, rounded up. The other sizes were not measured.
 *
 * @param heap its maximum size in bytes
 */
record Capacity(long heap) {

    private static final long MEGABYTE = 1024 * 1024;
    private static final String RAISE = "raise it (-Xmx in ONECLICK_JAVA_OPTS, or the container's memory)";
    /** The memory of an exporter without pull requests: the JVM, the agent, the pool. */
    private static final long BASE = 24 * MEGABYTE;
    /** An open pull request with its reports, rows and series, and its share of two scrapes. */
    private static final long DETAILED = 4_096;
    /** A pull request that is only counted, while it is read. */
    private static final long COUNTED = 1_024;
    /** A report that is kept until its pull request is read. */
    private static final long REPORT = 80;
    /** A past pull request: its times, and its places in sorted lists. */
    private static final long PAST = 96;
    /** A report key of one project: a bean, four series, and their share of two scrapes. */
    private static final long KEY_OF_PROJECT = 8_192;

    /**
     * A flow series with its share of two scrapes. With 217,000 of them a heap of 512 MB ran out when scrapes overlapped;
     * 128 MB were enough for 53,000.
     */
    private static final long FLOW_SERIES = 2_304;
    /** The flow series of a repository, without those of each window. */
    private static final int FLOW_SERIES_OF_REPOSITORY = 26;

    private static final int FLOW_SERIES_OF_WINDOW = 19;

    static Capacity ofThisJvm() {
        return new Capacity(Runtime.getRuntime().maxMemory());
    }

    /** Whether the heap can hold this number of open pull requests, and details of so many of them. */
    boolean holds(long open, long told) {
        return open * COUNTED + Math.min(open, told) * (DETAILED - COUNTED) <= free();
    }

    /** The number of open pull requests that fit if they are only counted. */
    long counted() {
        return free() / COUNTED;
    }

    /** The number of past pull requests that fit. */
    long past() {
        return free() / PAST;
    }

    /** The number of reports of open pull requests that fit into half of the heap. */
    long reports() {
        return free() / 2 / REPORT;
    }

    /**
     * The number of report keys, each for this number of projects, that fit into a quarter of the heap; at least eight,
     * the default number.
     */
    int reportKeys(int projects) {
        return (int) Math.max(8, Math.min(Integer.MAX_VALUE, free() / 4 / KEY_OF_PROJECT / Math.max(1, projects)));
    }

    /** Whether the heap can hold the flow series of this number of repositories, each with these windows. */
    boolean holdsFlow(int repositories, int windows) {
        return repositories * flow(windows) <= free();
    }

    /** The reason why the flow of {@code repositories} is not exposed, and the next step. */
    String tooManyForFlow(int repositories, int windows) {
        return "the flow metrics of %,d repositories need about %,d MB of heap, and the maximum is %,d MB: "
                        .formatted(repositories, needed(repositories, flow(windows)), heap / MEGABYTE)
                + RAISE + ", or set --flow-by project";
    }

    private static long flow(int windows) {
        return FLOW_SERIES * (FLOW_SERIES_OF_REPOSITORY + FLOW_SERIES_OF_WINDOW * windows);
    }

    /** The reason why the details of {@code open} pull requests are not exposed, and the next step. */
    String tooManyForDetails(long open) {
        return "%,d open pull requests with a series each need about %,d MB of heap, and the maximum is %,d MB: "
                        .formatted(open, needed(open, DETAILED), heap / MEGABYTE)
                + RAISE + ", or set --pull-request-details off";
    }

    /** The reason why {@code open} pull requests cannot be counted, and the next step. */
    String tooManyToCount(long open) {
        return "%,d open pull requests need about %,d MB of heap to be counted, and the maximum is %,d MB: "
                        .formatted(open, needed(open, COUNTED), heap / MEGABYTE)
                + RAISE;
    }

    /** Why the past is too much, and what to do. */
    String tooManyOfThePast() {
        return "there are more than %,d pull requests since then, too many for %,d MB of heap: raise it (-Xmx in"
                        .formatted(past(), heap / MEGABYTE)
                + " ONECLICK_JAVA_OPTS), or begin later";
    }

    private static long needed(long open, long each) {
        return (BASE + open * each) / MEGABYTE + 1;
    }

    private long free() {
        return Math.max(0, heap - BASE);
    }
}
