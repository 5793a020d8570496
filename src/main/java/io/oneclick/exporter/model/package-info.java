/** What a code host holds, as immutable records: no SQL, no JMX, nothing of Bitbucket. */
package io.oneclick.exporter.model;
