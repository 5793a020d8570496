/** When to read, one reading at a time, and what to keep when it fails. */
package io.oneclick.exporter.refresh;
