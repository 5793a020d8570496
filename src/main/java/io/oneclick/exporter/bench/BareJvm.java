package io.oneclick.exporter.bench;

import java.util.concurrent.CountDownLatch;

/** Does nothing, to measure only the JVM and the agent. */
public final class BareJvm {

    private BareJvm() {}

    public static void main(String[] arguments) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
