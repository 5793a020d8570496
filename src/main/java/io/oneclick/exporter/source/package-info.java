/** The interface that reads snapshots, for any code host. */
package io.oneclick.exporter.source;
