package dev.longhaul.domains;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.longhaul.durable.Words;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fully qualified domain name in its A-label form: lower case, no trailing dot, IDN converted.
 * {@code Bücher.example.} becomes {@code xn--bcher-kva.example}. Only records of a zone can belong
 * to a wildcard, {@code *.acme.example}: {@link #ofRecord}; no domain that is bought or served can.
 */
public final class DomainName {
  private static final String WILDCARD = "*.";
  private static final int LONGEST = 253;

  private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?");

  /** A last label of digits is an IP address. */
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** Sharp s, final sigma and joiners, which java.net.IDN (IDNA 2003) turns into another name. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  private final String value;

  public DomainName(String value) {
    this("", normalise(value));
  }

  private DomainName(String prefix, String normal) {
    this.value = prefix + normal;
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "'" + Words.shown(value) + "' is longer than a domain name can be");
    }
  }

  /** The same, or the wildcard below a name. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DomainName ofRecord(String text) {
    return text.startsWith(WILDCARD)
        ? new DomainName(text.substring(WILDCARD.length())).wildcard()
        : new DomainName(text);
  }

  @JsonValue
  public String value() {
    return value;
  }

  /** Every name below this one that has no records of its own: {@code *.acme.example}. */
  public DomainName wildcard() {
    if (isWildcard()) {
      throw new IllegalArgumentException("'*' can only be the first part of a name");
    }
    return new DomainName(WILDCARD, value);
  }

  public boolean isWildcard() {
    return value.startsWith(WILDCARD);
  }

  private static String normalise(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("a domain name must not be empty");
    }
    String name = text.strip().endsWith(".") ? text.strip().replaceFirst("\\.$", "") : text.strip();
    if (AMBIGUOUS.matcher(name).find()) {
      throw new IllegalArgumentException(
          "'"
              + Words.shown(text)
              + "' means different names in old and new rules; write it as xn--...");
    }
    String ascii;
    try {
      ascii = IDN.toASCII(name).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + Words.shown(text) + "' is not a domain name", e);
    }
    String problem = problem(ascii);
    if (problem != null) {
      throw new IllegalArgumentException(
          "'" + Words.shown(text) + "' is not a domain name; " + problem);
    }
    return ascii;
  }

  private static @Nullable String problem(String ascii) {
    if (ascii.length() > LONGEST) {
      return "it is longer than " + LONGEST + " characters";
    }
    String[] labels = ascii.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return "each part between the dots is 1 to 63 letters, digits and inner hyphens";
      }
    }
    if (DIGITS.matcher(labels[labels.length - 1]).matches()) {
      return "the last part must not be a number";
    }
    return labels.length < 2 ? "it needs at least two labels, like acme.example" : null;
  }

  /** This name below {@code label}: {@code www} gives {@code www.acme.example}. */
  public DomainName child(String label) {
    return new DomainName(label + "." + value);
  }

  /** Whether this name lies below {@code parent}. */
  public boolean isBelow(DomainName parent) {
    return value.endsWith("." + parent.value);
  }

  /** The last label, such as {@code example}. */
  public String topLevel() {
    return value.substring(value.lastIndexOf('.') + 1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DomainName name && name.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
