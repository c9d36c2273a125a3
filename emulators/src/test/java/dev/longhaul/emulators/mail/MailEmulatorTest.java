package dev.longhaul.emulators.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.memory.Memory;
import dev.longhaul.emulators.net.SandboxCa;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailEmulatorTest {
  private static final SandboxCa CA = SandboxCa.create();
  private final Effects effects = new Effects(new EmulatorClock());
  private final MailEmulator mail = MailEmulator.start(effects, CA);

  @AfterEach
  void close() {
    mail.close();
  }

  @Test
  void acceptsAMessageWithBothParts() throws Exception {
    send(mail.username(), mail.password());
    MailMessage message = mail.messages().get(0);
    assertThat(message.from()).isEqualTo("longhaul@customers.example");
    assertThat(message.to()).containsExactly("jo@acme.example");
    assertThat(message.subject()).isEqualTo("Willkommen, Jörg");
    assertThat(message.text()).contains("Grüße");
    assertThat(message.html()).contains("<b>");
    assertThat(message.messageId()).isNotEmpty();
    assertThat(effects.ofKind("mailed", "jo@acme.example")).hasSize(1);
  }

  @Test
  void refusesAWrongPasswordAndNoLogin() {
    assertThatThrownBy(() -> send(mail.username(), "wrong")).isInstanceOf(MessagingException.class);
    assertThatThrownBy(() -> send(null, null)).hasMessageContaining("530");
    assertThat(mail.messages()).isEmpty();
  }

  @Test
  void refusesWhatItIsToldToRefuse() throws Exception {
    mail.rejectNext(1, 451);
    assertThatThrownBy(() -> send(mail.username(), mail.password())).hasMessageContaining("451");
    assertThat(mail.messages()).isEmpty();
    send(mail.username(), mail.password());
    assertThat(mail.messages()).hasSize(1);
  }

  @Test
  void keepsAMessageWhoseSenderNeverHearsOfIt() {
    mail.cutAfterAcceptance(1);
    assertThatThrownBy(() -> send(mail.username(), mail.password()))
        .isInstanceOf(MessagingException.class);
    assertThat(mail.messages()).hasSize(1);
  }

  @Test
  void comesBackOnTheSamePort() throws Exception {
    mail.stopListening();
    assertThatThrownBy(() -> send(mail.username(), mail.password()))
        .isInstanceOf(MessagingException.class);
    mail.startListening();
    send(mail.username(), mail.password());
    assertThat(mail.messages()).hasSize(1);
  }

  @Test
  void keepsItsMessagesOverARestart(@TempDir Path directory) throws Exception {
    Memory before = Memory.in(directory);
    before.wakeUp();
    try (MailEmulator first = MailEmulator.start(effects, CA, before)) {
      send(first, first.username(), first.password());
      try (MailEmulator second = MailEmulator.start(effects, CA, Memory.in(directory))) {
        assertThat(second.messages()).hasSize(1).isEqualTo(first.messages());
      }
    }
  }

  @Test
  void letsNobodyInOnceItHasStoppedListening() throws Exception {
    for (int round = 0; round < 50; round++) {
      Set<Socket> before = ConcurrentHashMap.newKeySet();
      CompletableFuture<Void> knocking = CompletableFuture.runAsync(() -> knock(before));
      mail.stopListening();
      assertThatThrownBy(() -> new Socket("127.0.0.1", mail.port()))
          .isInstanceOf(ConnectException.class);
      knocking.get(10, TimeUnit.SECONDS);
      for (Socket socket : before) {
        assertThat(isClosedByTheServer(socket)).as("%s of round %d", socket, round).isTrue();
      }
      mail.startListening();
    }
  }

  private void knock(Set<Socket> through) {
    try {
      while (true) {
        through.add(new Socket("127.0.0.1", mail.port()));
      }
    } catch (IOException e) {
      // Refused at last.
    }
  }

  /**
   * Says a byte first: a connection that found the queue of the door full is open on this side
   * alone, and the kernel tells so only to who speaks.
   */
  private static boolean isClosedByTheServer(Socket socket) throws IOException {
    try (socket) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write('\r');
      while (socket.getInputStream().read() >= 0) {
        // What the server said before it closed.
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  private void send(String user, String password) throws Exception {
    send(mail, user, password);
  }

  private static void send(MailEmulator to, String user, String password) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtps");
    properties.put("mail.smtps.host", "127.0.0.1");
    properties.put("mail.smtps.port", Integer.toString(to.port()));
    properties.put("mail.smtps.auth", Boolean.toString(user != null));
    properties.put("mail.smtps.ssl.checkserveridentity", "true");
    properties.put("mail.smtps.timeout", "5000");
    properties.put("mail.smtps.ssl.socketFactory", CA.clientContext().getSocketFactory());
    Session session = Session.getInstance(properties);
    MimeMessage message = new MimeMessage(session);
    message.setFrom("longhaul@customers.example");
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("jo@acme.example"));
    message.setSubject("Willkommen, Jörg", "UTF-8");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Viele Grüße", "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText("<b>Viele Grüße</b>", "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    try (Transport transport = session.getTransport()) {
      transport.connect(user, password);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }
}
