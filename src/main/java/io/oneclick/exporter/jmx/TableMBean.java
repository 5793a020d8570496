package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import javax.management.openmbean.TabularData;

/** A table. Its type is already an open type, so this is not an MXBean: nothing is converted when it is read. */
public interface TableMBean {

    @Description("The rows of the table")
    TabularData getRows();

    @Description("The number of rows")
    Integer getRowCount();
}
