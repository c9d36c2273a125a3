package dev.longhaul.projects;

import dev.longhaul.domains.HostName;
import dev.longhaul.durable.Words;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address as people write it in an order or in an edit. */
public final class MailAddress {
  private static final Pattern MAILBOX =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final int LONGEST = 254;
  private static final int LONGEST_MAILBOX = 64;

  private MailAddress() {}

  /** What is wrong with {@code text} as an e-mail address, if anything. */
  public static Optional<String> complaint(String text) {
    int at = text.lastIndexOf('@');
    boolean mailbox =
        at >= 1 && at <= LONGEST_MAILBOX && MAILBOX.matcher(text.substring(0, at)).matches();
    if (!mailbox || text.length() > LONGEST) {
      return Optional.of("'" + Words.shown(text) + "' is not an e-mail address");
    }
    String host = text.substring(at + 1);
    boolean ascii = host.chars().allMatch(character -> character < 128);
    return ascii && HostName.problem(host).isEmpty()
        ? Optional.empty()
        : Optional.of("'" + Words.shown(host) + "' is not the domain of an e-mail address");
  }
}
