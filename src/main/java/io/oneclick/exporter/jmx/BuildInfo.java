package io.oneclick.exporter.jmx;

import io.oneclick.exporter.collector.Collected;
import io.oneclick.exporter.collector.Declaration;
import io.oneclick.exporter.collector.Description;
import io.oneclick.exporter.collector.Family;
import io.oneclick.exporter.collector.Label;
import io.oneclick.exporter.collector.Table;
import java.util.List;

/** The versions that run, as labels, for the agent alone. */
@Table("Build")
@Family(name = "oneclick_build", help = "Always 1; the labels are the versions of the exporter and of its Java")
@Description("The version of the exporter and of its Java")
public record BuildInfo(
        @Label("version") @Description("Version of the exporter")
        String version,

        @Label("java") @Description("Version of the Java it runs on")
        String java) {

    private static final Declaration DECLARATION = Declaration.of(BuildInfo.class);

    /** @param version of the exporter */
    public static void register(Beans beans, String version) {
        BuildInfo build = new BuildInfo(version, Runtime.version().toString());
        beans.toAgent(new Collected(DECLARATION, List.of(build)));
    }
}
