package io.oneclick.exporter.sql;

import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.Label;
import io.oneclick.exporter.collector.Table;

/** The number of series of an operator's metric that are not exposed. */
@Table("SqlSeriesLeftOut")
@Description("The number of series of each metric of your own that are not exposed because there are more than the "
        + "setting max-sql-series")
public record SqlSeriesLeftOut(
        @Label("metric") @Description("The name of the metric")
        String metric,

        @Family(
                name = "oneclick_sql_series_left_out",
                help = "Number of series of a metric of your own that are not exposed because there are more than the "
                        + "setting max-sql-series")
        @Description("The number of series")
        Integer count) {

    public static final Declaration DECLARATION = Declaration.of(SqlSeriesLeftOut.class);
}
