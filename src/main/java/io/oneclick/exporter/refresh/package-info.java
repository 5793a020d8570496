/** The schedule of refreshes, one at a time, their results and health, and the operator's actions. */
package io.oneclick.exporter.refresh;
