package dev.longhaul.emulators.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.longhaul.emulators.faults.ConnectionCut;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.http.LoopbackHttp;
import dev.longhaul.emulators.memory.Memory;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
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
  private final Memory memory;
  private final SSLContext tls;
  private final GreenMail greenMail;
  private final int port;
  private @Nullable ServerSocket listener;
  private Future<?> accepting;

  private MailEmulator(Effects effects, SandboxCa ca, Memory memory) {
    this.effects = effects;
    this.memory = memory;
    messages.addAll(memory.recallLog("mail", MailMessage.class));
    memory.remember(messages, facts -> facts.log("mail", messages));
    this.tls = ca.serverContext(host -> true, SandboxCa.LOOPBACK);
    this.greenMail = new GreenMail(new ServerSetup(0, SandboxCa.LOOPBACK, "smtp"));
    greenMail.start();
    greenMail.setUser(USERNAME + "@mail.invalid", USERNAME, PASSWORD);
    ServerSocket door =
        memory.ports().open("mail", MailEmulator::listen, ServerSocket::getLocalPort);
    this.listener = door;
    this.port = door.getLocalPort();
    this.accepting = acceptAt(door);
  }

  public static MailEmulator start(Effects effects, SandboxCa ca) {
    return start(effects, ca, Memory.none());
  }

  /** With the messages of before a restart. */
  public static MailEmulator start(Effects effects, SandboxCa ca, Memory memory) {
    return new MailEmulator(effects, ca, memory);
  }

  public int port() {
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

  /** When this returns, connections are refused and none is open. */
  public void stopListening() {
    Future<?> last = refuse();
    try {
      last.get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the mail server does not stop listening", e);
    }
  }

  private synchronized Future<?> refuse() {
    if (listener != null) {
      closeQuietly(listener);
      listener = null;
      open.forEach(MailEmulator::closeQuietly);
    }
    return accepting;
  }

  public synchronized void startListening() {
    if (listener == null) {
      try {
        ServerSocket door = listen(port);
        listener = door;
        accepting = acceptAt(door);
      } catch (IOException e) {
        throw new UncheckedIOException("port " + port + " is taken", e);
      }
    }
  }

  private static ServerSocket listen(int wanted) throws IOException {
    return new ServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
  }

  private Future<?> acceptAt(ServerSocket door) {
    return threads.submit(() -> accept(door));
  }

  private void accept(ServerSocket door) {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (letIn(client, door)) {
          threads.execute(() -> converse(client));
        }
      } catch (IOException e) {
        LOG.debug("stopped listening: {}", e.toString());
      }
    }
  }

  /** A door being closed may still let somebody through. */
  private synchronized boolean letIn(Socket client, ServerSocket door) {
    if (listener != door) {
      closeQuietly(client);
      return false;
    }
    return open.add(client);
  }

  /** Closing {@code plain} ends it at once, whatever TLS is waiting for. */
  private void converse(Socket plain) {
    try (plain;
        Socket client = tls.getSocketFactory().createSocket(plain, null, true);
        Socket server =
            new Socket(InetAddress.getLoopbackAddress(), greenMail.getSmtp().getPort())) {
      SmtpLines clientLines = new SmtpLines(client);
      new SmtpConversation(clientLines, new SmtpLines(server), switchboard, this::accepted).run();
    } catch (IOException | ConnectionCut e) {
      LOG.debug("conversation ended: {}", e.toString());
    } finally {
      open.remove(plain);
    }
  }

  private void accepted(MailMessage message) {
    synchronized (messages) {
      messages.add(message);
      effects.add("mailed", String.join(",", message.to()), message.messageId());
    }
    memory.save();
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
