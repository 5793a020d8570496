package io.oneclick.exporter.sql;

/** Why the rows of a query cannot become its metrics: which metric, what is wrong, and the next step. */
final class QueryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueryFailure(String message) {
        super(message);
    }
}
