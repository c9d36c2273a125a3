package dev.longhaul.emulators.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Reads a message as it went over the wire. */
final class MessageParser {
  private static final Session SESSION = Session.getInstance(new Properties());

  private MessageParser() {}

  static MailMessage parse(String raw, List<String> recipients) {
    try {
      MimeMessage message =
          new MimeMessage(
              SESSION, new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
      String from = message.getFrom() == null ? "" : message.getFrom()[0].toString();
      String subject = Optional.ofNullable(message.getSubject()).orElse("");
      String id = Optional.ofNullable(message.getMessageID()).orElse("");
      return new MailMessage(
          from,
          List.copyOf(recipients),
          subject,
          id,
          find(message, "text/plain").orElse(""),
          find(message, "text/html").orElse(""));
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException("an unreadable message was sent", e);
    }
  }

  private static Optional<String> find(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return Optional.of(part.getContent().toString());
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        Optional<String> found = find(parts.getBodyPart(i), type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
