package io.oneclick.exporter.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://db/bitbucket                       | jdbc:postgresql://db/bitbucket",
                "postgresql://db:5433/bitbucket                | jdbc:postgresql://db:5433/bitbucket",
                "postgres:///bitbucket                         | jdbc:postgresql://localhost/bitbucket",
                "postgres://a:1,b:2/bitbucket                  | jdbc:postgresql://a:1,b:2/bitbucket",
                "postgres://[::1]:5432/bitbucket               | jdbc:postgresql://[::1]:5432/bitbucket",
                "postgres://db/bitbucket?sslmode=require       | jdbc:postgresql://db/bitbucket?sslmode=require",
                "postgres://db/bitbucket?connect_timeout=3     | jdbc:postgresql://db/bitbucket?connectTimeout=3",
                "postgres://a,b/x?target_session_attrs=standby | jdbc:postgresql://a,b/x?targetServerType=secondary",
                "jdbc:postgresql://db:5432/bitbucket?ssl=true  | jdbc:postgresql://db:5432/bitbucket?ssl=true"
            })
    void bothSpellingsBecomeTheDriversUrl(String text, String expected) {
        assertEquals(expected, DatabaseAddress.parse(text).jdbcUrl());
    }

    @Test
    void userAndPasswordArePercentDecodedAndTakenOutOfTheUrl() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://al%40ice:p%3Aa%2Fs%25s+1@db/x");
        assertEquals("jdbc:postgresql://db/x", address.jdbcUrl());
        assertEquals("al@ice", address.user());
        assertEquals("p:a/s%s+1", address.password());
    }

    @Test
    void userAndPasswordMayBeParameters() {
        for (String text : new String[] {
            "jdbc:postgresql://db/x?user=alice&password=p%26q&ssl=true",
            "postgres://db/x?user=alice&password=p%26q&ssl=true"
        }) {
            DatabaseAddress address = DatabaseAddress.parse(text);
            assertEquals("jdbc:postgresql://db/x?ssl=true", address.jdbcUrl());
            assertEquals("alice", address.user());
            assertEquals("p&q", address.password());
        }
    }

    @Test
    void parametersWinAsWithLibpqAndNoPasswordStaysInTheUrl() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://alice:one@db/x?user=bob&password=two");
        assertEquals("jdbc:postgresql://db/x", address.jdbcUrl());
        assertEquals("bob", address.user());
        assertEquals("two", address.password());
    }

    @Test
    void withoutUserAndPasswordTheDriverLooksForThem() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://db/x");
        assertNull(address.user());
        assertNull(address.password());
    }

    @Test
    void nothingThatIsShownHoldsThePassword() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://alice:s3cret@db:5432/x?sslpassword=s3cret");
        assertEquals("db:5432/x as alice", address.display());
        assertFalse(address.toString().contains("s3cret"));
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
                "postgres://alice:s3%cret@db/x",
                "postgres://alice:s3cret@my host/x",
                "postgres://alice:s3cret/more@db/x",
                "postgres://alice:s3cret@db/x?target_session_attrs=s3cret",
                "jdbc:postgresql://alice:s3cret@db/x",
                "jdbc:postgresql://db:port/x?password=s3cret"
            })
    void whatIsNoAddressIsAnsweredWithTheRuleAndNeverWithThePassword(String text) {
        Exception problem = assertThrows(IllegalArgumentException.class, () -> DatabaseAddress.parse(text));
        assertFalse(problem.getMessage().contains("s3"), problem.getMessage());
        assertTrue(problem.getMessage().length() > 20, problem.getMessage());
    }
}
