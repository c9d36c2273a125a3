package dev.longhaul.projects;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of an order's application and what it may look like, in an order and in an edit alike.
 * The published schema says the same.
 */
public enum AppValue {
  REPOSITORY(
      "https://[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?/[A-Za-z0-9._~/-]{1,500}",
      "an https address without a password"),
  BRANCH("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}", "a branch, like main"),
  BUILD_PACK("nixpacks|static|dockerfile", "one of nixpacks, static, dockerfile"),
  PORT(
      "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]",
      "a number from 1 to 65535"),
  HEALTH_PATH(
      "(?=.{1,200}$)/(?:[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*/?)?", "a path, like /health");

  private final Pattern form;
  private final String like;

  AppValue(String form, String like) {
    this.form = Pattern.compile(form);
    this.like = like;
  }

  /** As an order and a park name it. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is wrong with {@code text} as this value, if anything. */
  public Optional<String> complaint(String text) {
    return form.matcher(text).matches() ? Optional.empty() : Optional.of("must be " + like);
  }
}
