package io.oneclick.exporter.model;

/**
 * The number of open pull requests that one required report blocks from merging.
 *
 * @param missing the number without the report
 * @param failed the number on which it failed although a merge check says that it must pass
 */
public record Blocked(int missing, int failed) {

    static final Blocked NONE = new Blocked(0, 0);

    Blocked plus(Blocked other) {
        return new Blocked(missing + other.missing, failed + other.failed);
    }
}
