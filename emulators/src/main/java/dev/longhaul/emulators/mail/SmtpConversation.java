package dev.longhaul.emulators.mail;

import dev.longhaul.emulators.faults.ConnectionCut;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Passage;
import dev.longhaul.emulators.faults.Switchboard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries one client's words to GreenMail and back; the moment a message is accepted is the call
 * {@code SEND}.
 */
final class SmtpConversation {
  static final String SEND = "SEND";
  private final SmtpLines client;
  private final SmtpLines server;
  private final Switchboard switchboard;
  private final Consumer<MailMessage> accepted;
  private final List<String> recipients = new ArrayList<>();
  private boolean loggedIn;

  SmtpConversation(
      SmtpLines client, SmtpLines server, Switchboard switchboard, Consumer<MailMessage> accepted) {
    this.client = client;
    this.server = server;
    this.switchboard = switchboard;
    this.accepted = accepted;
  }

  /** Talks until somebody leaves, or until the connection is to be cut. */
  void run() throws IOException {
    client.write(server.readReply());
    while (true) {
      String line = client.read();
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("MAIL") && !loggedIn) {
        client.write("530 5.7.0 Authentication required");
      } else if (command.equals("DATA")) {
        client.write("354 Go ahead");
        send(client.readData());
      } else {
        relay(line, command);
      }
    }
  }

  private void relay(String line, String command) throws IOException {
    String reply = ask(line);
    loggedIn |= reply.startsWith("235");
    if (command.startsWith("MAIL") || command.startsWith("RSET")) {
      recipients.clear();
    }
    if (command.startsWith("RCPT") && reply.startsWith("250")) {
      recipients.add(line.replaceFirst("^[^<]*<([^>]*)>.*$", "$1"));
    }
    client.write(reply);
  }

  private void send(String data) throws IOException {
    try (Passage passage = switchboard.enter(SEND)) {
      Optional<Fault> fault = passage.beforeEffect();
      if (fault.isPresent()) {
        ask("RSET");
        passage.answering();
        client.write(refusal(fault.get()));
        return;
      }
      String reply = deliver(data);
      passage.afterEffect();
      passage.answering();
      client.write(reply);
      passage.answered();
    }
  }

  private String deliver(String data) throws IOException {
    String ready = ask("DATA");
    if (!ready.startsWith("354")) {
      return ready;
    }
    server.write(data + ".");
    String reply = server.readReply();
    if (reply.startsWith("250")) {
      accepted.accept(MessageParser.parse(data.replace("\r\n..", "\r\n."), recipients));
    }
    return reply;
  }

  private String ask(String line) throws IOException {
    server.write(line);
    return server.readReply();
  }

  private static String refusal(Fault fault) {
    if (fault instanceof Fault.VendorCode vendor) {
      return vendor.code() + " " + vendor.reason();
    }
    if (fault instanceof Fault.Garbage) {
      throw new ConnectionCut("a mail server has no garbage to say");
    }
    return "451 4.7.0 Try again later";
  }
}
