package dev.longhaul.cli.service;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The query part of an address; values that are null are left out. */
public final class Query {
  private final StringBuilder text = new StringBuilder();

  public Query with(String key, @Nullable String value) {
    if (value != null) {
      text.append(text.isEmpty() ? '?' : '&').append(key).append('=');
      text.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
