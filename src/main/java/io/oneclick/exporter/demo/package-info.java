/** The demo: a PostgreSQL of its own with Bitbucket's tables and a sample that lives. In a jar of its own. */
package io.oneclick.exporter.demo;
