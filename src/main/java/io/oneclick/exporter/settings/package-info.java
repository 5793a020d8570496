/** What an operator can set: read from flags, environment and a properties file, checked all at once. */
package io.oneclick.exporter.settings;
