package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.push.PushStatus;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

/** The pushes for JMX clients. */
public record PushBean(String gateway, Supplier<PushStatus> status) implements PushMXBean {

    private static final Declaration DECLARATION = Declaration.of(PushBean.class);

    /** Shows the pushes from now on. */
    public static void register(Beans beans, String gateway, Supplier<PushStatus> status) {
        beans.register(DECLARATION, List.of(new PushBean(gateway, status)));
    }

    @Override
    public String getGateway() {
        return gateway;
    }

    @Override
    public long getSuccessCount() {
        return status.get().successes();
    }

    @Override
    public long getFailureCount() {
        return status.get().failures();
    }

    @Override
    public Date getLastSuccess() {
        return JmxValues.date(status.get().lastSuccess());
    }

    @Override
    public String getLastError() {
        return status.get().failure();
    }
}
