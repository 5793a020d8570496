package io.oneclick.exporter.model;

/**
 * How many open pull requests one required report blocks.
 *
 * @param missing because it is not there
 * @param failed because it failed, and a merge check says that it must pass
 */
public record Blocked(int missing, int failed) {

    static final Blocked NONE = new Blocked(0, 0);

    Blocked plus(Blocked other) {
        return new Blocked(missing + other.missing, failed + other.failed);
    }
}
