package dev.longhaul.emulators.mail;

import dev.longhaul.emulators.http.LoopbackHttp;
import dev.longhaul.emulators.net.SandboxCa;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A door with STARTTLS (RFC 3207) before a {@link MailEmulator}: what is said before encryption is
 * answered here and written down, everything after it goes to the emulator.
 */
public final class StartTlsDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartTlsDoor.class);
  private final MailEmulator mail;
  private final SSLContext serverTls;
  private final SSLContext clientTls;
  private final Offer offer;
  private final ServerSocket listener;
  private final List<String> inClear = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(LoopbackHttp.daemons("starttls"));

  /** What the door does about encryption. */
  public enum Offer {
    ENCRYPTS,
    /** It does not know the word, or somebody on the way has taken it out. */
    SAYS_NOTHING,
    /** It knows the word, and just now it cannot. */
    CANNOT
  }

  private StartTlsDoor(MailEmulator mail, SandboxCa ca, String host, Offer offer)
      throws IOException {
    this.mail = mail;
    this.serverTls = ca.serverContext(name -> true, host);
    this.clientTls = ca.clientContext();
    this.offer = offer;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /**
   * Opens a door.
   *
   * @param host the name in its certificate
   */
  public static StartTlsDoor open(MailEmulator mail, SandboxCa ca, String host, Offer offer) {
    try {
      return new StartTlsDoor(mail, ca, host, offer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The first words of every command that came unencrypted. */
  public List<String> inClear() {
    return List.copyOf(inClear);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        threads.execute(() -> greet(client));
      } catch (IOException e) {
        LOG.debug("stopped listening: {}", e.toString());
      }
    }
  }

  private void greet(Socket client) {
    try (client) {
      SmtpLines lines = new SmtpLines(client);
      lines.write("220 door ESMTP");
      while (true) {
        String word = lines.read().split(" ")[0].toUpperCase(Locale.ROOT);
        inClear.add(word);
        if (word.equals("STARTTLS") && offer == Offer.ENCRYPTS) {
          lines.write("220 Go ahead");
          passOn(client);
          return;
        }
        lines.write(reply(word));
      }
    } catch (IOException e) {
      LOG.debug("conversation ended: {}", e.toString());
    }
  }

  private String reply(String word) {
    return switch (word) {
      case "EHLO" ->
          offer == Offer.SAYS_NOTHING ? "250-door\r\n250 AUTH PLAIN" : "250-door\r\n250 STARTTLS";
      case "STARTTLS" ->
          offer == Offer.CANNOT ? "454 4.7.0 TLS not available" : "502 5.5.1 Unknown";
      case "QUIT" -> "221 Bye";
      default -> "530 5.7.0 Must issue a STARTTLS command first";
    };
  }

  /** The emulator greets a client that has been greeted already, so its greeting is kept back. */
  private void passOn(Socket plain) throws IOException {
    String host = plain.getInetAddress().getHostAddress();
    SSLSocket client =
        (SSLSocket) serverTls.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
    client.setUseClientMode(false);
    client.startHandshake();
    try (Socket server =
        clientTls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), mail.port())) {
      new SmtpLines(server).readReply();
      threads.execute(() -> copy(server, client));
      copy(client, server);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      LOG.debug("one side left: {}", e.toString());
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
