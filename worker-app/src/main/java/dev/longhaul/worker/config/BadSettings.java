package dev.longhaul.worker.config;

import java.util.List;

/** Everything that is wrong with the settings, one sentence each, naming variable and remedy. */
public final class BadSettings extends RuntimeException {
  private final List<String> mistakes;

  public BadSettings(List<String> mistakes) {
    super(String.join("\n", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<String> mistakes() {
    return mistakes;
  }
}
