package io.oneclick.exporter.bitbucket;

/**
 * What a heap can hold. The sizes are estimates. Behind them is one measurement of a whole exporter with its agent, on rows that
 * the benchmark generates: with a heap of 128 MB it showed all series of 30,000 open pull requests; with 50,000 it ran out of
 * memory before the first whole scrape. {@link #DETAILED} is the heap of the first, without {@link #BASE}, for each pull request,
 * rounded up. The other sizes were not measured.
 *
 * @param heap its largest size in bytes
 */
record Capacity(long heap) {

    private static final long MEGABYTE = 1024 * 1024;
    /** The JVM, the agent, the pool: what an exporter without pull requests needs. */
    private static final long BASE = 24 * MEGABYTE;
    /** An open pull request with its reports, rows and series, and its share of two scrapes. */
    private static final long DETAILED = 4_096;
    /** One that is only counted, while it is read. */
    private static final long COUNTED = 1_024;
    /** A report that is held until its pull request is known. */
    private static final long REPORT = 80;
    /** One that is held with its times only, and its place in lists that are sorted. */
    private static final long PAST = 96;
    /** A report key of one project: a bean, four series, and their share of two scrapes. */
    private static final long KEY_OF_PROJECT = 8_192;

    static Capacity ofThisJvm() {
        return new Capacity(Runtime.getRuntime().maxMemory());
    }

    /** Whether so many open pull requests fit of which so many are told one by one. */
    boolean holds(long open, long told) {
        return open * COUNTED + Math.min(open, told) * (DETAILED - COUNTED) <= free();
    }

    /** How many open pull requests that are only counted. */
    long counted() {
        return free() / COUNTED;
    }

    /** How many pull requests of the past. */
    long past() {
        return free() / PAST;
    }

    /** How many reports of them, in half of the heap. */
    long reports() {
        return free() / 2 / REPORT;
    }

    /** How many report keys, each for so many projects, in a quarter of the heap. At least the eight that are usual. */
    int reportKeys(int projects) {
        return (int) Math.max(8, Math.min(Integer.MAX_VALUE, free() / 4 / KEY_OF_PROJECT / Math.max(1, projects)));
    }

    /** Why {@code open} pull requests are not told one by one, and what to do. */
    String tooManyForDetails(long open) {
        return "%,d open pull requests with a series each need about %,d MB of heap, and the maximum is %,d MB: "
                        .formatted(open, needed(open, DETAILED), heap / MEGABYTE)
                + "raise it (-Xmx in ONECLICK_JAVA_OPTS, or the container's memory), or set --pull-request-details off";
    }

    /** Why {@code open} pull requests cannot even be counted, and what to do. */
    String tooManyToCount(long open) {
        return "%,d open pull requests need about %,d MB of heap to be counted, and the maximum is %,d MB: "
                        .formatted(open, needed(open, COUNTED), heap / MEGABYTE)
                + "raise it (-Xmx in ONECLICK_JAVA_OPTS, or the container's memory)";
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
