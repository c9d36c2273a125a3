package dev.longhaul.activities.mail;

import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorFailures;
import io.temporal.failure.ApplicationFailure;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.converter.EmailConverter;
import org.simplejavamail.email.EmailBuilder;

/** Hands letters to the mail server, encrypted and with its certificate verified. */
public final class SmtpPost {
  private final SmtpSettings settings;
  private final InternetAddress from;
  private final Session session;

  public SmtpPost(SmtpSettings settings, Trust trust) {
    this.settings = settings;
    this.from = Addresses.one(settings.from());
    this.session = SmtpSession.of(settings, trust);
  }

  /** The domain of the sender, for Message-IDs. */
  String domain() {
    return from.getAddress().replaceFirst("^.*@", "");
  }

  /**
   * Returns when the server has accepted the letter.
   *
   * @param messageId without angle brackets
   * @throws ApplicationFailure final with a {@link MailProblem} when the server refuses for good;
   *     retried otherwise
   */
  void send(List<String> to, Templates.Letter letter, String messageId) {
    EmailPopulatingBuilder email =
        EmailBuilder.startingBlank()
            .from(from)
            .withSubject(letter.subject())
            .withPlainText(letter.text())
            .withHTMLText(letter.html())
            .fixingMessageId("<" + Addresses.singleLine(messageId) + ">");
    for (String recipient : to) {
      InternetAddress address = Addresses.one(recipient);
      email.withRecipient(address.getPersonal(), address.getAddress(), Message.RecipientType.TO);
    }
    // Not through the library's mailer: at TRACE it logs whole mails, passwords included.
    MimeMessage message = EmailConverter.emailToMimeMessage(email.buildEmail(), session);
    try (Transport transport = session.getTransport()) {
      transport.connect();
      message.saveChanges();
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw failure(e);
    }
  }

  private ApplicationFailure failure(MessagingException e) {
    SmtpReply reply = SmtpReply.of(e);
    String message =
        "mail server " + settings.url().getHost() + " did not take the mail: " + reply.words();
    Optional<MailProblem> problem = reply.problem();
    return problem.isPresent()
        ? VendorFailures.parks(problem.get(), message)
        : ApplicationFailure.newFailure(message, VendorFailures.UNAVAILABLE);
  }
}
