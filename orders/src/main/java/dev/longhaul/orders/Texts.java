package dev.longhaul.orders;

import dev.longhaul.durable.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms of single values; each check answers what is wrong, or nothing. */
final class Texts {
  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{0,2}\\.\\d{4,14}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private Texts() {}

  static Optional<String> phone(String value) {
    boolean digits = value.chars().filter(Character::isDigit).count() <= 15;
    return digits && PHONE.matcher(value).matches()
        ? Optional.empty()
        : Optional.of("'" + Words.shown(value) + "' is not in the registries' form");
  }

  static Optional<String> country(String value) {
    return COUNTRIES.contains(value)
        ? Optional.empty()
        : Optional.of("'" + Words.shown(value) + "' is not an ISO country code in upper case");
  }
}
