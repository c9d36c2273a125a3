package dev.longhaul.emulators.inwx;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the vendor accepts as a domain name, and how its search patterns work. */
final class DomainNames {
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

  private DomainNames() {}

  static boolean valid(String name) {
    return NAME.matcher(name).matches();
  }

  static String checked(String name) {
    if (!valid(name)) {
      throw Refusal.invalid("domain", "'" + name + "' is not a domain name");
    }
    return name;
  }

  static Refusal unknownEnding(String name) {
    return new Refusal(ResultCode.POLICY, "TLD_UNKNOWN", name + ": this ending is not offered");
  }

  /** Whether one of the patterns, where * stands for anything, matches the name. */
  static boolean any(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  static boolean matches(String pattern, String name) {
    String regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
    return name.matches(regex);
  }
}
