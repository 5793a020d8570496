/** What is published: one small class for one theme, each a pure function of a snapshot. */
package io.oneclick.exporter.collector;
