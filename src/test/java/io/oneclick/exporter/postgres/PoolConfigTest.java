package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariConfig;
import io.oneclick.exporter.settings.Setting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PoolConfigTest {

    private static HikariConfig config(String url) throws Exception {
        return PoolConfig.of(
                Setting.DATABASE_URL.parse(url), Duration.ofSeconds(30), new LoginPause(System::nanoTime, () -> {}));
    }

    @Test
    void thePoolAndTheDriverWaitAsLongAsTheUrlSays() throws Exception {
        HikariConfig config = config("postgres://db/x?connect_timeout=60");
        assertEquals(60_000, config.getConnectionTimeout());
        assertEquals("60", config.getDataSourceProperties().get("connectTimeout"));
        assertEquals("120", config.getDataSourceProperties().get("loginTimeout"));
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUpAfterFiveSeconds() throws Exception {
        HikariConfig config = config("postgres://db/x");
        assertEquals(5_000, config.getConnectionTimeout());
        assertEquals("5", config.getDataSourceProperties().get("connectTimeout"));
    }
}
