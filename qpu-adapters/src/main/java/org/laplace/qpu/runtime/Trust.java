package org.laplace.qpu.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Whose certificates a connection takes. */
final class Trust {
  private Trust() {}

  /**
   * Those of a file of PEM certificates, and no others.
   *
   * @throws IllegalArgumentException if the file holds none
   */
  static void only(OkHttpClient.Builder builder, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("certificate-" + count++, certificate);
      }
      if (count == 0) {
        throw new IllegalArgumentException(file + " holds no certificates in PEM");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      builder.sslSocketFactory(
          context.getSocketFactory(), (X509TrustManager) factory.getTrustManagers()[0]);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the certificates of " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
