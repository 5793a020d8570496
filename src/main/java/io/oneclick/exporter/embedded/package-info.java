/**
 * An embedded PostgreSQL server with Bitbucket's tables, for the demo, the benchmark and the tests. In the demo's jar.
 */
package io.oneclick.exporter.embedded;
