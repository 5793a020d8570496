/** The data of a code host as immutable records, independent of SQL, JMX and Bitbucket. */
package io.oneclick.exporter.model;
