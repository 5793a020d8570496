package io.oneclick.exporter.json;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Reads the file that names a key store, in the format of remote JMX. */
final class KeyStores {

    private static final String STORE = "javax.net.ssl.keyStore";
    private static final String PASSWORD = "javax.net.ssl.keyStorePassword";

    private KeyStores() {}

    /** @throws IllegalArgumentException with the problem, without the password */
    static SSLContext context(Path config) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(config)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(config + " cannot be read: " + e.getMessage(), e);
        }
        String store = properties.getProperty(STORE, "");
        if (store.isBlank()) {
            throw new IllegalArgumentException(config + " must name a key store: " + STORE + "=…");
        }
        char[] password = properties.getProperty(PASSWORD, "").toCharArray();
        try {
            KeyStore keys = KeyStore.getInstance(Path.of(store).toFile(), password);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the key store " + store + " cannot be opened: " + e.getMessage(), e);
        }
    }
}
