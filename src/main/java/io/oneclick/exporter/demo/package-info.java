/** The demo: the exporter on an embedded PostgreSQL with sample data that changes. In a separate jar. */
package io.oneclick.exporter.demo;
