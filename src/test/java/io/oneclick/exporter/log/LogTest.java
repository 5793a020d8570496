package io.oneclick.exporter.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.oneclick.exporter.settings.LogLevel;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTest {

    /** Logs an error for each try where the server's name is not the certificate's. */
    private final Logger verifier = Logger.getLogger("org.postgresql.ssl.PGjdbcHostnameVerifier");

    @AfterEach
    void giveTheLogBack() throws Exception {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void whatTheDriverLogsBesidesWhatItThrowsIsShownAtTraceOnly() {
        Log.install(LogLevel.DEBUG);
        assertFalse(verifier.isLoggable(Level.SEVERE));
        Log.install(LogLevel.TRACE);
        assertTrue(verifier.isLoggable(Level.SEVERE));
    }
}
