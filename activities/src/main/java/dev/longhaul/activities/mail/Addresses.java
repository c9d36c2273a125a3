package dev.longhaul.activities.mail;

import dev.longhaul.activities.http.VendorFailures;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Mail addresses from orders and settings: one mailbox each, and no line breaks. */
final class Addresses {
  private Addresses() {}

  /**
   * The mailbox.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link MailProblem#ADDRESS_REFUSED}
   */
  static InternetAddress one(String text) {
    try {
      if (text.codePoints().anyMatch(Character::isISOControl)) {
        throw new AddressException("control characters");
      }
      InternetAddress address = new InternetAddress(text, true);
      address.validate();
      return address;
    } catch (AddressException e) {
      throw VendorFailures.parks(
          MailProblem.ADDRESS_REFUSED,
          "'" + singleLine(text) + "' is not a mail address: " + e.getMessage());
    }
  }

  /** Text that is safe in a header: line breaks and other controls become spaces. */
  static String singleLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
