package dev.longhaul.activities.acting;

import dev.longhaul.durable.Secret;
import java.util.Optional;

/**
 * What is remembered of our login at a vendor account.
 *
 * @param cookie the session cookie, empty before the first login
 * @param lastTotpStep the newest 30-second step whose one-time code was used; 0 before the first
 */
public record AccountSession(Optional<Secret> cookie, long lastTotpStep) {
  /** An account at which nobody has logged in yet. */
  public static final AccountSession NONE = new AccountSession(Optional.empty(), 0);

  public static AccountSession of(Secret cookie, long lastTotpStep) {
    return new AccountSession(Optional.of(cookie), lastTotpStep);
  }

  /** The same account after its session has ended; the used one-time codes stay used. */
  public AccountSession loggedOut() {
    return new AccountSession(Optional.empty(), lastTotpStep);
  }
}
