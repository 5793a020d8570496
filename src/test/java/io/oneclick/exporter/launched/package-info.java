/** Tests of the launched product: a process of its own from the packed distribution, as a user starts it. */
package io.oneclick.exporter.launched;
