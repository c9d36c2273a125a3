package dev.longhaul.cli.service;

import dev.longhaul.durable.codec.PayloadKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The keys of {@code --direct}: {@code LONGHAUL_PAYLOAD_KEYS}, or the file that it names. */
final class PayloadKeyRing {
  static final String VARIABLE = "LONGHAUL_PAYLOAD_KEYS";

  private PayloadKeyRing() {}

  /**
   * @throws IllegalArgumentException with the variable's name
   */
  static PayloadKeys read(Map<String, String> settings) throws IOException {
    String text = text(settings);
    try {
      return text.isBlank() ? PayloadKeys.none() : PayloadKeys.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(VARIABLE + " " + e.getMessage(), e);
    }
  }

  private static String text(Map<String, String> settings) throws IOException {
    String text = settings.getOrDefault(VARIABLE, "");
    String file = settings.getOrDefault(VARIABLE + "_FILE", "");
    if (!text.isBlank() || file.isBlank()) {
      return text;
    }
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new IOException(VARIABLE + "_FILE names " + file + ", which cannot be read", e);
    }
  }
}
