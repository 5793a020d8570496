/** The log: levels, formats, and a writer that does not block if nothing reads standard error. */
package io.oneclick.exporter.log;
