package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.MetricFamily;
import io.oneclick.exporter.collector.Series;
import io.oneclick.exporter.collector.Units;
import java.util.Date;

/** The state of the pushes to the Pushgateway. */
@Family(
        name = PushMXBean.PUSHES,
        type = MetricFamily.Type.COUNTER,
        label = "result",
        help = "Number of pushes to the Pushgateway since the start of the exporter, by result")
@Description("Pushes to a Pushgateway, and their results")
public interface PushMXBean {

    /** The metric that counts the pushes. */
    String PUSHES = "oneclick_pushes_total";

    @Description("The Pushgateway")
    String getGateway();

    @Series(of = PUSHES, value = "success")
    @Description("Pushes that the gateway accepted since the start")
    @Units("pushes")
    long getSuccessCount();

    @Series(of = PUSHES, value = "failure")
    @Description("Pushes that failed since the start")
    @Units("pushes")
    long getFailureCount();

    @Description("When the gateway last accepted a push; absent before the first")
    Date getLastSuccess();

    @Description("Why the last push failed; absent if the last push succeeded")
    String getLastError();
}
