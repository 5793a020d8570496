/** What is logged, and how: levels, formats, and a standard error that nobody reads. */
package io.oneclick.exporter.log;
