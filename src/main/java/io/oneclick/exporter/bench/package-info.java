/** The benchmark: a database of a given size, the real product against it, and one table. In the demo's jar. */
package io.oneclick.exporter.bench;
