package dev.longhaul.activities.http;

import dev.longhaul.durable.Secret;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of text that may be shown, and keeps it short. */
public final class Redaction {
  private static final int LONGEST = 500;
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9|._~+/=-]{8,}");

  /** {@code X_PASSWORD=value}, {@code "apiKey": "value"}, {@code DB_TOKEN: value}. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "((?:(?i:\\b[\\w.-]*(?:SECRET|KEY|PASSWORD|TOKEN)\\w*(?:\\s*=|\\\\?[\"']\\s*[=:])\\s*)"
              + "|\\b\\w*(?:SECRET|KEY|PASSWORD|TOKEN)\\w*:\\s*"
              + "|(?i:\\bENV\\s+)\\w*(?:SECRET|KEY|PASSWORD|TOKEN)\\w*\\s+))"
              + "(\\\\?\"(?:\\\\.|[^\"\\\\])*\\\\?\"|'[^']*'|[^\\s,;}]+)");

  private final List<Secret> secrets;

  private Redaction(List<Secret> secrets) {
    this.secrets = secrets;
  }

  public static Redaction of(Secret... secrets) {
    return of(List.of(secrets));
  }

  public static Redaction of(List<Secret> secrets) {
    return new Redaction(secrets.stream().filter(secret -> !secret.reveal().isBlank()).toList());
  }

  /** The text without the values of assignments whose names say that they are secrets. */
  public static String assignments(String text) {
    return ASSIGNMENT.matcher(text).replaceAll("$1[redacted]");
  }

  /** The text without secrets, on one line, at most 500 characters. */
  public String apply(String text) {
    String clean = text;
    for (Secret secret : secrets) {
      clean = clean.replace(secret.reveal(), secret.toString());
    }
    clean = CREDENTIALS.matcher(clean).replaceAll("$1 [redacted]");
    clean = assignments(clean);
    clean = clean.replaceAll("\\s+", " ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + " ...";
  }
}
