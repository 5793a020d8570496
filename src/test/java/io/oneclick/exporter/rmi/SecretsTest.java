package io.oneclick.exporter.rmi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    private static final String PROPERTY = "oneclick.test.value";
    private static final String SECRET_PROPERTY = "oneclick.test.trustStorePassword";

    @AfterEach
    void clear() {
        System.clearProperty(PROPERTY);
        System.clearProperty(SECRET_PROPERTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Djavax.net.ssl.keyStorePassword=geheim | -Djavax.net.ssl.keyStorePassword=*****",
                "-Dapi_token=geheim | -Dapi_token=*****",
                "-Dclient.SECRET=a=b | -Dclient.SECRET=*****",
                "-Dproxy=http://me:geheim@proxy:80/x | -Dproxy=http://me:*****@proxy:80/x",
                "-Durl=jdbc:postgresql://h/d?user=u&password=geheim&ssl=true"
                        + " | -Durl=jdbc:postgresql://h/d?user=u&password=*****&ssl=true",
                "-Xmx64m | -Xmx64m",
                "-Djavax.net.ssl.trustStore=/etc/store.p12 | -Djavax.net.ssl.trustStore=/etc/store.p12",
                "-javaagent:/lib/agent.jar=127.0.0.1:8000:/rules.yaml | -javaagent:/lib/agent.jar=127.0.0.1:8000:/rules.yaml"
            })
    void secretsInTheArgumentsOfTheJvmAreMasked(String argument, String shown) {
        assertArrayEquals(new String[] {shown}, (String[]) Secrets.masked("InputArguments", new String[] {argument}));
    }

    @Test
    void secretsInTheSystemPropertiesAreMaskedAndTheTableStaysWhatItIs() throws Exception {
        System.setProperty(SECRET_PROPERTY, "geheim");
        System.setProperty(PROPERTY, "run --database-password=geheim postgres://u:geheim@h/d --interval 5s");
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        TabularData all =
                (TabularData) beans.getAttribute(new ObjectName("java.lang:type=Runtime"), "SystemProperties");
        TabularData masked = (TabularData) Secrets.masked("SystemProperties", all);
        assertEquals(all.getTabularType(), masked.getTabularType());
        assertEquals(all.size(), masked.size());
        assertEquals("*****", masked.get(new Object[] {SECRET_PROPERTY}).get("value"));
        assertEquals(
                "run --database-password=***** postgres://u:*****@h/d --interval 5s",
                masked.get(new Object[] {PROPERTY}).get("value"));
        assertEquals(
                all.get(new Object[] {"java.version"}).get("value"),
                masked.get(new Object[] {"java.version"}).get("value"));
    }

    @Test
    void otherAttributesStayAsTheyAre() {
        Object value = new Object();
        assertSame(value, Secrets.masked("VmName", value));
    }
}
