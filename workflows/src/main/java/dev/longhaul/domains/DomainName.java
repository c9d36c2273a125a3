package dev.longhaul.domains;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A fully qualified domain name in its A-label form: lower case, no trailing dot, IDN converted.
 * {@code Bücher.example.} becomes {@code xn--bcher-kva.example}.
 */
public record DomainName(@JsonValue String value) {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?");

  /** A last label of digits is an IP address. */
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** Sharp s, final sigma and joiners, which java.net.IDN (IDNA 2003) turns into another name. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DomainName {
    value = normalise(value);
  }

  private static String normalise(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("a domain name must not be empty");
    }
    String name = text.strip().endsWith(".") ? text.strip().replaceFirst("\\.$", "") : text.strip();
    if (AMBIGUOUS.matcher(name).find()) {
      throw new IllegalArgumentException(
          "'" + text + "' means different names in old and new rules; write it as xn--...");
    }
    String ascii;
    try {
      ascii = IDN.toASCII(name).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is not a domain name", e);
    }
    String[] labels = ascii.split("\\.", -1);
    boolean valid = ascii.length() <= 253 && labels.length >= 2;
    valid &= !DIGITS.matcher(labels[labels.length - 1]).matches();
    for (String label : labels) {
      valid &= LABEL.matcher(label).matches();
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a domain name; it needs at least two labels, like acme.example");
    }
    return ascii;
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
  public String toString() {
    return value;
  }
}
