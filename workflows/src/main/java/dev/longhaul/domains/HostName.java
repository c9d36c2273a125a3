package dev.longhaul.domains;

import dev.longhaul.durable.Words;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a name must be beyond {@link DomainName} so that it can be bought and served. Names that the
 * conversion would silently turn into others (such as one with a sharp s, which becomes ss) are
 * refused: a wrong domain would be bought.
 */
public final class HostName {
  /** Leaves room for {@code www.} in front. */
  private static final int LONGEST = 249;

  private HostName() {}

  /** What is wrong with the name, or nothing. */
  public static Optional<String> problem(String text) {
    if (text.strip().matches("(?:.*\\.)?\\d+\\.?")) {
      return Optional.of("'" + Words.shown(text) + "' is an address, not a name");
    }
    DomainName name;
    try {
      name = new DomainName(text);
    } catch (IllegalArgumentException e) {
      return Optional.of(Words.shown(String.valueOf(e.getMessage())));
    }
    if (name.value().contains("_")) {
      return Optional.of(
          "'" + Words.shown(text) + "' has an underscore, which host names cannot have");
    }
    if (name.value().length() > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " characters");
    }
    return changed(text.strip(), name);
  }

  private static Optional<String> changed(String text, DomainName name) {
    String wanted = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String[] asked = wanted.split("\\.");
    String[] kept = name.value().split("\\.");
    boolean same = asked.length == kept.length;
    for (int i = 0; same && i < asked.length; i++) {
      same = same(asked[i], kept[i]);
    }
    return same
        ? Optional.empty()
        : Optional.of("'" + Words.shown(text) + "' would be read as " + name);
  }

  private static boolean same(String asked, String kept) {
    boolean decodes = !kept.startsWith("xn--") || !IDN.toUnicode(kept).equals(kept);
    return decodes && (asked.equals(kept) || asked.equals(IDN.toUnicode(kept)));
  }
}
