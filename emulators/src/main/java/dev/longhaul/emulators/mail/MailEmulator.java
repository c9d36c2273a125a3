package dev.longhaul.emulators.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.longhaul.emulators.faults.ConnectionCut;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.http.LoopbackHttp;
import dev.longhaul.emulators.net.SandboxCa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SMTPS server with one user. The switchboard knows one call, {@code SEND}: a message handed
 * over in full.
 */
public final class MailEmulator implements AutoCloseable {
  /** The only call of this emulator, for its switchboard. */
  public static final String SEND = SmtpConversation.SEND;

  private static final Logger LOG = LoggerFactory.getLogger(MailEmulator.class);
  private static final String USERNAME = "postbox";
  private static final String PASSWORD = "postbox-password";
  private final Switchboard switchboard = new Switchboard();
  private final List<MailMessage> messages = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(LoopbackHttp.daemons("mail"));
  private final Effects effects;
  private final SSLContext tls;
  private final GreenMail greenMail;
  private ServerSocket listener;
  private int port;

  private MailEmulator(Effects effects, SandboxCa ca) {
    this.effects = effects;
    this.tls = ca.serverContext(host -> true, SandboxCa.LOOPBACK);
    this.greenMail = new GreenMail(new ServerSetup(0, SandboxCa.LOOPBACK, "smtp"));
    greenMail.start();
    greenMail.setUser(USERNAME + "@mail.invalid", USERNAME, PASSWORD);
    startListening();
  }

  public static MailEmulator start(Effects effects, SandboxCa ca) {
    return new MailEmulator(effects, ca);
  }

  public synchronized int port() {
    return port;
  }

  public String username() {
    return USERNAME;
  }

  public String password() {
    return PASSWORD;
  }

  public Switchboard switchboard() {
    return switchboard;
  }

  /** Everything accepted so far, in order; a message sent twice stands here twice. */
  public List<MailMessage> messages() {
    return List.copyOf(messages);
  }

  /** The next messages are refused with this SMTP code, e.g. 451 or 554. */
  public void rejectNext(int times, int smtpCode) {
    switchboard.next(SEND, times, new Fault.VendorCode(smtpCode, "Refused by the emulator"));
  }

  /** The next messages are accepted, and the connection is closed before the sender hears of it. */
  public void cutAfterAcceptance(int times) {
    switchboard.next(SEND, times, new Fault.AcceptAndCut());
  }

  public synchronized void stopListening() {
    if (listener != null) {
      closeQuietly(listener);
      listener = null;
      open.forEach(MailEmulator::closeQuietly);
    }
  }

  public synchronized void startListening() {
    if (listener == null) {
      try {
        listener =
            tls.getServerSocketFactory()
                .createServerSocket(port, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException("port " + port + " is taken", e);
      }
      port = listener.getLocalPort();
      ServerSocket accepting = listener;
      threads.execute(() -> accept(accepting));
    }
  }

  private void accept(ServerSocket accepting) {
    while (!accepting.isClosed()) {
      try {
        Socket client = accepting.accept();
        threads.execute(() -> converse(client));
      } catch (IOException e) {
        LOG.debug("stopped listening: {}", e.toString());
      }
    }
  }

  private void converse(Socket client) {
    open.add(client);
    try (client;
        Socket server =
            new Socket(InetAddress.getLoopbackAddress(), greenMail.getSmtp().getPort())) {
      SmtpLines clientLines = new SmtpLines(client);
      new SmtpConversation(clientLines, new SmtpLines(server), switchboard, this::accepted).run();
    } catch (IOException | ConnectionCut e) {
      LOG.debug("conversation ended: {}", e.toString());
    } finally {
      open.remove(client);
    }
  }

  private void accepted(MailMessage message) {
    messages.add(message);
    effects.add("mailed", String.join(",", message.to()), message.messageId());
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.debug("closing: {}", e.toString());
    }
  }

  @Override
  public void close() {
    switchboard.clear();
    stopListening();
    threads.shutdownNow();
    greenMail.stop();
  }
}
