package dev.longhaul.dns;

/**
 * Reads the strings of a TXT value as zone files write them (RFC 1035, 5.1): {@code "one" "two"},
 * or bare words, with {@code \"} for a character and {@code \123} for a byte.
 */
final class QuotedStrings {
  private static final int DIGITS = 3;

  private final String value;
  private int at;

  QuotedStrings(String value) {
    this.value = value;
  }

  /** The strings as one text. */
  String text() {
    StringBuilder text = new StringBuilder();
    while (at < value.length()) {
      readString(text);
      while (at < value.length() && Character.isWhitespace(value.charAt(at))) {
        at++;
      }
    }
    return text.toString();
  }

  private void readString(StringBuilder text) {
    boolean quoted = value.charAt(at) == '"';
    if (quoted) {
      at++;
    }
    while (quoted || at < value.length()) {
      char c = next();
      if (quoted ? c == '"' : Character.isWhitespace(c)) {
        return;
      }
      text.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = next();
    if (!isDigit(c)) {
      return c;
    }
    int code = c - '0';
    for (int i = 1; i < DIGITS; i++) {
      char digit = next();
      if (!isDigit(digit)) {
        throw new IllegalArgumentException("after \\ there are three digits, or one character");
      }
      code = code * 10 + digit - '0';
    }
    return (char) code;
  }

  private char next() {
    if (at >= value.length()) {
      throw unmatched();
    }
    return value.charAt(at++);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static IllegalArgumentException unmatched() {
    return new IllegalArgumentException("the quotes of the TXT value do not match");
  }
}
