package dev.longhaul.activities.postgres;

import java.time.Duration;

/**
 * When operators get one digest instead of many notices.
 *
 * @param after so many notices of one kind because of one vendor are told one by one
 * @param window within this time; what comes then is gathered as long as that
 */
public record DigestSettings(int after, Duration window) {
  public static final DigestSettings DEFAULT = new DigestSettings(3, Duration.ofMinutes(5));
}
