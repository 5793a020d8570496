/** The settings: read from flags, environment and a properties file, and validated together. */
package io.oneclick.exporter.settings;
