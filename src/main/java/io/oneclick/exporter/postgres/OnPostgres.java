package io.oneclick.exporter.postgres;

/** What reads a PostgreSQL database, whose connections others may share. */
public interface OnPostgres {

    /** Closed with its owner. */
    Database database();
}
