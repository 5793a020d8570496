package io.oneclick.exporter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.source.Finding;
import io.oneclick.exporter.source.Finding.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.jdbc.SslMode;

class EncryptionCheckTest {

    @ParameterizedTest
    @CsvSource({
        "false, true, PREFER, FINE, does not leave this machine",
        "false, false, PREFER, WARNING, is not encrypted (sslmode=prefer)",
        "false, false, DISABLE, WARNING, add sslmode=verify-full",
        "true, false, REQUIRE, WARNING, the server's certificate is not verified",
        "true, true, PREFER, WARNING, the server's certificate is not verified",
        "true, false, VERIFY_CA, WARNING, the host name in the server's certificate is not verified",
        "true, false, VERIFY_FULL, FINE, certificate and host name are verified"
    })
    void onlyAVerifiedSessionIsFineUnlessItStaysOnThisMachine(
            boolean isEncrypted, boolean isLocal, SslMode mode, Level level, String part) {
        Finding finding = EncryptionCheck.finding(isEncrypted, isEncrypted ? "TLSv1.3" : null, isLocal, mode);
        assertEquals(level, finding.level(), finding.text());
        assertTrue(finding.text().contains(part), finding.text());
    }
}
