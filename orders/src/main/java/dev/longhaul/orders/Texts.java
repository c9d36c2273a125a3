package dev.longhaul.orders;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms of single values; each check answers what is wrong, or nothing. */
final class Texts {
  private static final Pattern MAILBOX =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{0,2}\\.\\d{4,14}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int LONGEST_SHOWN = 60;

  private Texts() {}

  /** Whether a character is one that nobody can see: controls, direction marks, lone surrogates. */
  static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** The value as a message may show it: visible and not too long. */
  static String shown(String value) {
    String visible =
        value
            .codePoints()
            .map(character -> isInvisible(character) ? '?' : character)
            .limit(LONGEST_SHOWN + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return visible.codePointCount(0, visible.length()) > LONGEST_SHOWN
        ? visible.substring(0, visible.offsetByCodePoints(0, LONGEST_SHOWN)) + "..."
        : visible;
  }

  static Optional<String> email(String value) {
    int at = value.lastIndexOf('@');
    if (at < 1 || at > 64 || !MAILBOX.matcher(value.substring(0, at)).matches()) {
      return Optional.of("'" + shown(value) + "' is not an e-mail address");
    }
    String host = value.substring(at + 1);
    boolean ascii = host.chars().allMatch(character -> character < 128);
    return ascii && HostName.problem(host).isEmpty()
        ? Optional.empty()
        : Optional.of("'" + shown(host) + "' is not the domain of an e-mail address");
  }

  static Optional<String> phone(String value) {
    boolean digits = value.chars().filter(Character::isDigit).count() <= 15;
    return digits && PHONE.matcher(value).matches()
        ? Optional.empty()
        : Optional.of("'" + shown(value) + "' is not in the registries' form");
  }

  static Optional<String> country(String value) {
    return COUNTRIES.contains(value)
        ? Optional.empty()
        : Optional.of("'" + shown(value) + "' is not an ISO country code in upper case");
  }
}
