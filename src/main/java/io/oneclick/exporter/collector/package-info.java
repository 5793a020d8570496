/** The collectors and the declarations of their rows. Each collector is a pure function of a snapshot. */
package io.oneclick.exporter.collector;
