/** The command line, and the wiring of all other parts. */
package io.oneclick.exporter.cli;
