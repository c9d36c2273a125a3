package dev.longhaul.activities.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Which certificates count: the system's, and those of an own CA on top. Never none. */
public final class Trust {
  private final X509TrustManager manager;

  private Trust(Collection<? extends Certificate> extra) {
    this.manager = managerOf(withSystem(extra));
  }

  public static Trust system() {
    return new Trust(List.of());
  }

  /** The system's trust plus the certificates of a PEM file. */
  public static Trust with(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> extra =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (extra.isEmpty()) {
        throw new IllegalArgumentException("there is no certificate in " + pem);
      }
      return new Trust(extra);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("cannot read certificates from " + pem, e);
    }
  }

  public X509TrustManager manager() {
    return manager;
  }

  public SSLSocketFactory socketFactory() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }

  private static KeyStore withSystem(Collection<? extends Certificate> extra) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate issuer : managerOf(null).getAcceptedIssuers()) {
        store.setCertificateEntry("system-" + number++, issuer);
      }
      for (Certificate certificate : extra) {
        store.setCertificateEntry("extra-" + number++, certificate);
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot put the trusted certificates together", e);
    }
  }

  /** The manager of a store; null means the system's store. */
  private static X509TrustManager managerOf(@Nullable KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("this JVM has no X.509 trust manager"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot check certificates", e);
    }
  }
}
