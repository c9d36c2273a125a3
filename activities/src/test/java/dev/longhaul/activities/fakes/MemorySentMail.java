package dev.longhaul.activities.fakes;

import dev.longhaul.activities.acting.SentMail;
import java.util.HashSet;
import java.util.Set;

/** Remembers sent mail in memory. */
public final class MemorySentMail implements SentMail {
  private final Set<String> keys = new HashSet<>();

  @Override
  public boolean wasSent(String key) {
    return keys.contains(key);
  }

  @Override
  public void sent(String key) {
    keys.add(key);
  }

  public Set<String> keys() {
    return Set.copyOf(keys);
  }
}
