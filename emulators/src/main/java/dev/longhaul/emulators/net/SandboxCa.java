package dev.longhaul.emulators.net;

import dev.longhaul.emulators.memory.Memory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority of its own for one sandbox: made in memory, trusted only by who is given
 * its certificate.
 */
public final class SandboxCa {
  private static final X500Name SUBJECT = new X500Name("CN=Longhaul sandbox CA,O=Longhaul");

  /**
   * The fallback name of servers that are spoken to by address; its certificate is good for
   * localhost too.
   */
  public static final String LOOPBACK = "127.0.0.1";

  private static final Duration CA_LASTS = Duration.ofDays(3650);
  private static final Duration LEAF_LASTS = Duration.ofDays(365);
  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys;
  private final X509Certificate certificate;

  /** A key with its certificate. */
  record Leaf(KeyPair keys, X509Certificate certificate) {}

  private record Kept(byte[] key, byte[] certificate) {}

  private SandboxCa() {
    try {
      this.keys = newKeys();
      this.certificate = sign(SUBJECT, keys, true, null);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("cannot make the sandbox CA", e);
    }
  }

  private SandboxCa(Kept kept) {
    try {
      this.certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(kept.certificate));
      PrivateKey key =
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(kept.key));
      this.keys = new KeyPair(certificate.getPublicKey(), key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot read the sandbox CA of before", e);
    }
  }

  public static SandboxCa create() {
    return new SandboxCa();
  }

  /**
   * The CA of before a restart, so that whoever trusts it still does; at the first start a new one.
   */
  public static SandboxCa recalled(Memory memory) {
    SandboxCa ca =
        memory.recall("ca", "pair", Kept.class).map(SandboxCa::new).orElseGet(SandboxCa::new);
    memory.remember(ca, facts -> facts.fact("ca", "pair", ca.kept()));
    return ca;
  }

  private Kept kept() {
    try {
      return new Kept(keys.getPrivate().getEncoded(), certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot write down the sandbox CA", e);
    }
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** The CA's certificate, in PEM. */
  public String pem() {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes the CA's certificate to a file. */
  public Path writePem(Path file) {
    try {
      return Files.writeString(file, pem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a key and its certificate for {@code host} to a file, for servers that read PEM. */
  public Path writeServerPem(Path file, String host) {
    Leaf leaf = issue(host);
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(new PemObject("PRIVATE KEY", leaf.keys().getPrivate().getEncoded()));
      writer.writeObject(leaf.certificate());
      writer.writeObject(certificate);
      writer.flush();
      return Files.writeString(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For clients: trusts this CA and no other. */
  public SSLContext clientContext() {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("sandbox", certificate);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), random);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot make a client context", e);
    }
  }

  /**
   * For servers: presents a certificate for the name the client asks for, when that name is one of
   * ours.
   *
   * @param fallback the name in the certificate for everybody else
   */
  public SSLContext serverContext(CertifiedNames names, String fallback) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new OnDemandCertificates(this, names, fallback)}, null, random);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a server context", e);
    }
  }

  /** Which names a server has certificates for. */
  @FunctionalInterface
  public interface CertifiedNames {
    boolean certified(String host);
  }

  Leaf issue(String host) {
    try {
      KeyPair leafKeys = newKeys();
      return new Leaf(leafKeys, sign(new X500Name("CN=" + host), leafKeys, false, host));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("cannot issue a certificate for " + host, e);
    }
  }

  private X509Certificate sign(
      X500Name subject, KeyPair subjectKeys, boolean ca, @Nullable String host)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            SUBJECT,
            new BigInteger(120, random),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(ca ? CA_LASTS : LEAF_LASTS)),
            subject,
            subjectKeys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
    int usage = ca ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    if (host != null) {
      builder.addExtension(Extension.subjectAlternativeName, false, subjectNames(host));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }

  private static GeneralNames subjectNames(String host) {
    return host.equals(LOOPBACK)
        ? new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.iPAddress, host),
              new GeneralName(GeneralName.dNSName, "localhost")
            })
        : new GeneralNames(new GeneralName(GeneralName.dNSName, host));
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
