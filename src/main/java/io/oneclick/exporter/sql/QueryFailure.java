package io.oneclick.exporter.sql;

/**
 * The rows of a query cannot be converted to its metrics. The message has the metric, the problem and the next step.
 */
final class QueryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueryFailure(String message) {
        super(message);
    }
}
