package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values of records as people write them, brought into one form, or refused with one sentence: RFC
 * 1035 (A, TXT, MX, NS, CNAME), 2782 (SRV), 3596 (AAAA), 8659 (CAA).
 */
public final class RecordValues {
  /** The target of an MX record that says: this name takes no mail (RFC 7505). */
  public static final String NO_MAIL = ".";

  private static final int LONGEST_TEXT = 4096;
  private static final Pattern SRV = Pattern.compile("(\\d{1,5})\\s+(\\d{1,5})\\s+(\\S+)");
  private static final Pattern CAA =
      Pattern.compile("(\\d{1,3})\\s+([A-Za-z0-9]{1,15})\\s+(\"[^\"]*\"|[^\\s\";]+)");
  private static final Set<String> CAA_TAGS =
      Set.of("issue", "issuewild", "iodef", "issuemail", "contactemail", "contactphone");

  private RecordValues() {}

  /** The value in the one form in which it is compared and kept. */
  public static String of(RecordType type, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("a " + type + " record needs a target");
    }
    String value = text.strip();
    return switch (type) {
      case A -> Addresses.v4(value);
      case AAAA -> Addresses.v6(value);
      case CNAME, NS -> target(value);
      case MX -> value.equals(NO_MAIL) ? NO_MAIL : target(value);
      case SRV -> srv(value);
      case TXT -> text(value);
      case CAA -> caa(value);
    };
  }

  /** Priority of the record: 0 to 65535 with MX and SRV, where it is needed; else none. */
  public static @Nullable Integer priority(RecordType type, @Nullable Integer priority) {
    boolean takes = type == RecordType.MX || type == RecordType.SRV;
    if (!takes && priority != null) {
      throw new IllegalArgumentException("goes only with MX and SRV, not with " + type);
    }
    if (takes && priority == null) {
      throw new IllegalArgumentException("is needed with " + type);
    }
    if (priority != null && (priority < 0 || priority > 65_535)) {
      throw new IllegalArgumentException("must lie between 0 and 65535");
    }
    return priority;
  }

  private static String target(String value) {
    if (value.equals(".")) {
      throw new IllegalArgumentException("the root is not a target that is written here");
    }
    return new DomainName(value).value();
  }

  private static String srv(String value) {
    Matcher parts = SRV.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "an SRV target looks like 'weight port host', as '5 5060 sip.example.com'");
    }
    int weight = number("the weight", parts.group(1), 65_535);
    int port = number("the port", parts.group(2), 65_535);
    return weight + " " + port + " " + target(parts.group(3));
  }

  /** Text without its quotes; several strings are one text, cut again where it is sent. */
  private static String text(String value) {
    String plain = value.startsWith("\"") ? unquoted(value) : value;
    if (plain.isEmpty() || plain.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("a TXT value has 1 to " + LONGEST_TEXT + " characters");
    }
    if (!plain.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException("a TXT value is printable ASCII");
    }
    if (!plain.equals(plain.strip()) || plain.startsWith("\"")) {
      throw new IllegalArgumentException(
          "a TXT value must not begin with a quote, nor begin or end with a blank");
    }
    return plain;
  }

  private static String unquoted(String value) {
    return new QuotedStrings(value).text();
  }

  private static String caa(String value) {
    Matcher parts = CAA.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a CAA target looks like 'flags tag \"value\"', as '0 issue \"letsencrypt.org\"'");
    }
    int flags = number("the flags", parts.group(1), 255);
    String tag = parts.group(2).toLowerCase(Locale.ROOT);
    if (!CAA_TAGS.contains(tag)) {
      throw new IllegalArgumentException("'" + tag + "' is not a CAA tag; use issue or another");
    }
    String what = parts.group(3).replace("\"", "");
    if (!what.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '\\') || what.length() > 255) {
      throw new IllegalArgumentException("a CAA value is at most 255 printable characters");
    }
    return flags + " " + tag + " \"" + what.strip() + "\"";
  }

  private static int number(String what, String digits, int most) {
    int number = Integer.parseInt(digits);
    if (number > most) {
      throw new IllegalArgumentException(what + " must lie between 0 and " + most);
    }
    return number;
  }
}
