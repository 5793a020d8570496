/** Where snapshots come from, whatever the code host. */
package io.oneclick.exporter.source;
