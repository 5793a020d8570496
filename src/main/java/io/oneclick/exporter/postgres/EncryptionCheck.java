package io.oneclick.exporter.postgres;

import io.oneclick.exporter.source.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.jdbc.SslMode;

/** Reports whether the session is encrypted, and whether the server's certificate and host name are verified. */
public final class EncryptionCheck {

    private static final Query ENCRYPTION = Query.load(EncryptionCheck.class, "encryption.sql");
    private static final String RECOMMENDED = "add sslmode=verify-full&sslrootcert=FILE to --database-url";

    private EncryptionCheck() {}

    /** @param mode the driver's sslmode */
    public static List<Finding> findings(Session session, SslMode mode) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        session.each(ENCRYPTION, List.of(), row -> findings.add(finding(row, mode)));
        return findings;
    }

    private static Finding finding(ResultSet row, SslMode mode) throws SQLException {
        return finding(row.getBoolean("is_encrypted"), row.getString("version"), row.getBoolean("is_local"), mode);
    }

    static Finding finding(boolean isEncrypted, String version, boolean isLocal, SslMode mode) {
        if (!isEncrypted) {
            return isLocal
                    ? Finding.fine("The session is not encrypted, but does not leave this machine")
                    : Finding.warning("The session is not encrypted (sslmode=" + mode.value
                            + "): its traffic, and possibly the password, can be read on the network; " + RECOMMENDED);
        }
        String encrypted = "The session is encrypted (" + version + ", sslmode=" + mode.value + ")";
        if (mode.verifyPeerName()) {
            return Finding.fine(encrypted + ", and the server's certificate and host name are verified");
        }
        return Finding.warning(encrypted
                + (mode.verifyCertificate()
                        ? ", but the host name in the server's certificate is not verified: "
                        : ", but the server's certificate is not verified: ")
                + RECOMMENDED);
    }
}
