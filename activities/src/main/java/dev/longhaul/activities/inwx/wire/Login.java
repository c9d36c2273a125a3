package dev.longhaul.activities.inwx.wire;

import org.jspecify.annotations.Nullable;

/** Answer of {@code account.login}; {@code tfa} is {@code 0} or the second factor's kind. */
public record Login(@Nullable String tfa) {

  /** Whether {@code account.unlock} has to follow. */
  public boolean needsUnlock() {
    return tfa != null && !tfa.isEmpty() && !tfa.equals("0");
  }
}
