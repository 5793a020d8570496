package io.oneclick.exporter.postgres;

/** A reader of a PostgreSQL database whose connections others can share. */
public interface OnPostgres {

    /** The database; its owner closes it. */
    Database database();
}
