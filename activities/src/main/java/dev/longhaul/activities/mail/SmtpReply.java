package dev.longhaul.activities.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the mail server said, dug out of a failure: 4xx may pass, 5xx is final, no code means that
 * the connection broke.
 *
 * @param code 0 when there was none
 */
record SmtpReply(int code, boolean login, String words) {
  private static final Pattern REPLY = Pattern.compile("^([45]\\d\\d)[ -]");

  static SmtpReply of(Throwable failure) {
    SmtpReply found = new SmtpReply(0, false, deepest(failure));
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(failure);
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      int code = codeOf(next);
      if (code >= found.code) {
        boolean login = next instanceof AuthenticationFailedException;
        found = code > 0 || login ? new SmtpReply(code, login, words(next)) : found;
      }
      Optional.ofNullable(next.getCause()).ifPresent(open::add);
      if (next instanceof MessagingException chained) {
        Optional.ofNullable(chained.getNextException()).ifPresent(open::add);
      }
    }
    return found;
  }

  /** What the operation parks with; empty when another try may help. */
  Optional<MailProblem> problem() {
    if (login && (code == 0 || code >= 500)) {
      return Optional.of(MailProblem.MAIL_LOGIN_REFUSED);
    }
    return code >= 500 ? Optional.of(MailProblem.MAIL_REFUSED) : Optional.empty();
  }

  /** A failed command's message is the server's reply, which begins with its code (RFC 5321). */
  private static int codeOf(Throwable failure) {
    Matcher reply = REPLY.matcher(Optional.ofNullable(failure.getMessage()).orElse(""));
    return failure instanceof MessagingException && reply.find()
        ? Integer.parseInt(reply.group(1))
        : 0;
  }

  private static String deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return words(cause);
  }

  private static String words(Throwable failure) {
    return Addresses.singleLine(
        Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName()));
  }
}
