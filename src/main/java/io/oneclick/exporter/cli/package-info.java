/** The command line, and the wiring of all the rest. */
package io.oneclick.exporter.cli;
