package io.oneclick.exporter.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.jdbc.SslMode;

class DatabaseAddressTest {

    /** Where a driver that does not understand a URL would complain. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://db/bitbucket                       | jdbc:postgresql://db:5432/bitbucket",
                "postgresql://db:5433/bitbucket                | jdbc:postgresql://db:5433/bitbucket",
                "postgres:///bitbucket                         | jdbc:postgresql://localhost:5432/bitbucket",
                "postgres://a:1,b/bitbucket                    | jdbc:postgresql://a:1,b:5432/bitbucket",
                "postgres://[::1]:5432/bitbucket               | jdbc:postgresql://[::1]:5432/bitbucket",
                "postgres://db/bit%2Fbucket%3F                 | jdbc:postgresql://db:5432/bit%2Fbucket%3F",
                "postgres://db/bitbucket?sslmode=require       | jdbc:postgresql://db:5432/bitbucket?sslmode=require",
                "postgres://db/bitbucket?connect_timeout=3     | jdbc:postgresql://db:5432/bitbucket?connectTimeout=3",
                "postgres://a,b/x?target_session_attrs=standby | jdbc:postgresql://a:5432,b:5432/x?targetServerType=secondary",
                "postgres://db/x?options=-c%20a=b+c            | jdbc:postgresql://db:5432/x?options=-c+a%3Db%2Bc",
                "jdbc:postgresql://db:5432/bitbucket?ssl=true  | jdbc:postgresql://db:5432/bitbucket?ssl=true",
                "jdbc:postgresql:bitbucket                     | jdbc:postgresql://localhost:5432/bitbucket",
                "jdbc:postgresql://db/?ssl                     | jdbc:postgresql://db:5432/?ssl="
            })
    void bothSpellingsBecomeTheDriversUrl(String text, String expected) {
        assertEquals(expected, DatabaseAddress.parse(text).jdbcUrl());
    }

    @Test
    void theTimeToConnectIsTheUrlsOrFiveSeconds() {
        assertEquals(
                Duration.ofSeconds(5), DatabaseAddress.parse("postgres://db/x").connectTimeout());
        assertEquals(
                Duration.ofSeconds(60),
                DatabaseAddress.parse("postgres://db/x?connect_timeout=60").connectTimeout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "5s", "1000", ""})
    void aTimeToConnectThatEndsNeverOrIsNoNumberIsRefused(String seconds) {
        assertEquals(
                "connect_timeout must be whole seconds from 1 to 999",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DatabaseAddress.parse("postgres://db/x?connect_timeout=" + seconds))
                        .getMessage());
    }

    @Test
    void userAndPasswordArePercentDecodedAndTakenOutOfTheUrl() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://al%40ice:p%3Aa%2Fs%25s+1&x=y#:@db/x");
        assertEquals("jdbc:postgresql://db:5432/x", address.jdbcUrl());
        assertEquals("al@ice", address.user());
        assertEquals("p:a/s%s+1&x=y#:", address.password());
    }

    @Test
    void userAndPasswordMayBeParameters() {
        for (String text : new String[] {
            "jdbc:postgresql://db/x?user=alice&password=p%26q&ssl=true",
            "postgres://db/x?user=alice&password=p%26q&ssl=true"
        }) {
            DatabaseAddress address = DatabaseAddress.parse(text);
            assertEquals("jdbc:postgresql://db:5432/x?ssl=true", address.jdbcUrl());
            assertEquals("alice", address.user());
            assertEquals("p&q", address.password());
        }
    }

    @Test
    void parametersWinAsWithLibpqAndNoPasswordStaysInTheUrl() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://alice:one@db/x?user=bob&password=two");
        assertEquals("jdbc:postgresql://db:5432/x", address.jdbcUrl());
        assertEquals("bob", address.user());
        assertEquals("two", address.password());
    }

    @Test
    void withoutUserAndPasswordTheDriverLooksForThem() {
        for (String text :
                new String[] {"postgres://db/x", "postgres://:@db/x", "jdbc:postgresql://db/x?user=&password="}) {
            DatabaseAddress address = DatabaseAddress.parse(text);
            assertNull(address.user());
            assertNull(address.password());
            assertEquals(Map.of(), address.credentials());
        }
    }

    @Test
    void nothingThatIsShownHoldsASecret() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://alice:s3cret@db/x?sslpassword=s3cret&sslkey=k");
        assertEquals("db:5432/x as alice", address.display());
        assertEquals("jdbc:postgresql://db:5432/x?sslkey=k", address.jdbcUrl());
        assertEquals(address.display(), address.toString());
        assertEquals(Map.of("user", "alice", "password", "s3cret", "sslpassword", "s3cret"), address.credentials());
    }

    @Test
    void addressesWithOtherPasswordsDiffer() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://alice:s3cret@db/x");
        assertEquals(address, DatabaseAddress.parse("postgres://alice:s3cret@db:5432/x"));
        assertNotEquals(address, address.withPassword("other"));
        assertEquals("other", address.withPassword("other").password());
    }

    @ParameterizedTest
    @CsvSource({"'', PREFER", "?sslmode=require, REQUIRE", "?sslmode=verify-full, VERIFY_FULL", "?ssl=true, VERIFY_FULL"
    })
    void theSslModeIsTheDrivers(String parameters, SslMode expected) {
        assertEquals(
                expected, DatabaseAddress.parse("postgres://db/x" + parameters).sslMode());
    }

    @ParameterizedTest
    @CsvSource({
        "sslmod, sslmode",
        "SSLMODE, sslmode",
        "ssl_mode, sslmode",
        "channel_binding, channelBinding",
        "sslrootcrt, sslrootcert"
    })
    void aParameterThatTheDriverIgnoresIsAWarningWithASuggestion(String typed, String meant) {
        List<String> warnings =
                DatabaseAddress.parse("postgres://db/x?" + typed + "=require").warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).endsWith("did you mean " + meant + "?"), warnings.get(0));
    }

    @Test
    void aParameterThatMayBeAPartOfAPasswordIsNotRepeated() {
        List<String> warnings = DatabaseAddress.parse("jdbc:postgresql://db/x?password=a&TopSecret=b")
                .warnings();
        assertEquals(1, warnings.size());
        assertFalse(warnings.get(0).contains("TopSecret"), warnings.get(0));
        assertTrue(warnings.get(0).contains("%26"), warnings.get(0));
        assertEquals(
                List.of(),
                DatabaseAddress.parse("postgres://db/x?sslmode=require").warnings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "mysql://alice:s3cret@db/x",
                "postgres://alice:s3cret@db",
                "postgres://alice:s3cret@db/",
                "postgres://alice:s3cret@db:port/x",
                "postgres://alice:s3cret@db:99999/x",
                "postgres://alice:s3cret@db:0/x",
                "postgres://alice:s3%cret@db/x",
                "postgres://alice:s3cret@my host/x",
                "postgres://alice:s3cret/more@db/x",
                "postgres://alice:1@s3cret/more@db/x",
                "postgres://alice:123/s3cret@db/x",
                "postgres://alice:123?s3cret@db/x",
                "postgres://alice:123/x?s3cret@db/x",
                "postgres://alice:123/x?s3cret=@db/x",
                "postgres://alice:s3cret@1@db/x",
                "postgres://alice:1@db/x/s3cret",
                "postgres://alice:1@db/x:s3cret",
                "postgres://db/x?password=1&s3cret",
                "postgres://db/x?password=1&s3-cret=2",
                "postgres://alice:s3cret@db/x?target_session_attrs=s3cret",
                "postgres://alice:s3cret@db/x?sslmode=s3cret",
                "postgres://alice:s3cret@db/x?sslmode=",
                "jdbc:postgresql://alice:s3cret@db/x",
                "jdbc:postgresql://alice:s3cret/x",
                "jdbc:postgresql://db:port/x?password=s3cret",
                "jdbc:postgresql://db:99999/x?password=s3cret",
                "jdbc:postgresql://db?password=s3cret",
                "jdbc:postgresql://db/x%zz?password=s3cret",
                "jdbc:postgresql://db/x?password=s3cret%zz",
                "jdbc:postgresql://db/x?sslpassword=s3%cret",
                "jdbc:postgresql://db/x/y?password=s3cret",
                "jdbc:postgresql:alice:s3cret@db/x",
                "jdbc:postgresql:alice:s3cret",
                "jdbc:postgresql:/s3cret"
            })
    void whatIsNoAddressIsAnsweredWithTheRuleAndNeverWithAnyOfIt(String text) {
        StringBuilder logged = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.append(new java.util.logging.SimpleFormatter().format(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Level before = DRIVER.getLevel();
        DRIVER.setLevel(Level.ALL);
        DRIVER.addHandler(handler);
        try {
            Exception problem = assertThrows(IllegalArgumentException.class, () -> DatabaseAddress.parse(text));
            assertFalse(problem.getMessage().contains("s3"), problem.getMessage());
            assertTrue(problem.getMessage().length() > 20, problem.getMessage());
            assertNull(problem.getCause());
        } finally {
            DRIVER.removeHandler(handler);
            DRIVER.setLevel(before);
        }
        assertFalse(logged.toString().contains("s3"), logged.toString());
    }
}
