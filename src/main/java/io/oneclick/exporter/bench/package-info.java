/** The benchmark: runs the real product against a database of a given size and prints one table. In the demo's jar. */
package io.oneclick.exporter.bench;
