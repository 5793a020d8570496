/** The values and the exporter itself as MBeans of the domain {@code oneclick}. */
package io.oneclick.exporter.jmx;
