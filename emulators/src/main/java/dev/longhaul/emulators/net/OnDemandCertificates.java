package dev.longhaul.emulators.net;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the certificate by the name in the TLS greeting and has it issued when it is first
 * needed.
 */
final class OnDemandCertificates extends X509ExtendedKeyManager {
  private final Map<String, SandboxCa.Leaf> leaves = new ConcurrentHashMap<>();
  private final SandboxCa ca;
  private final SandboxCa.CertifiedNames names;
  private final String fallback;

  OnDemandCertificates(SandboxCa ca, SandboxCa.CertifiedNames names, String fallback) {
    this.ca = ca;
    this.names = names;
    this.fallback = fallback;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal[] issuers, SSLEngine engine) {
    return keyType.startsWith("EC") ? alias(engine.getHandshakeSession()) : null;
  }

  @Override
  public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    boolean tls = keyType.startsWith("EC") && socket instanceof SSLSocket;
    return tls ? alias(((SSLSocket) socket).getHandshakeSession()) : null;
  }

  private String alias(SSLSession session) {
    if (session instanceof ExtendedSSLSession extended) {
      for (SNIServerName name : extended.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          String asked = host.getAsciiName().toLowerCase(Locale.ROOT);
          return names.certified(asked) ? asked : fallback;
        }
      }
    }
    return fallback;
  }

  private SandboxCa.Leaf leaf(String alias) {
    return leaves.computeIfAbsent(alias, ca::issue);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return new X509Certificate[] {leaf(alias).certificate(), ca.certificate()};
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return leaf(alias).keys().getPrivate();
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return new String[] {fallback};
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
    return null;
  }
}
