/** The demo: the exporter on a PostgreSQL of its own, with sample data that changes. In a jar of its own. */
package io.oneclick.exporter.demo;
