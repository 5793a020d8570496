package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import javax.management.openmbean.TabularData;

/** One table, built once for each refresh. */
@Description("The rows of one detail family of metrics: a row for each series")
public interface TableMBean {

    @Description("The table: its leading columns are the labels of the series")
    TabularData getRows();

    @Description("How many rows the table has")
    Integer getRowCount();
}
