package dev.longhaul.activities.coolify;

import dev.longhaul.activities.acting.SettleTime;
import dev.longhaul.activities.http.HttpClients;
import dev.longhaul.durable.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * One Coolify.
 *
 * @param account its task queue, such as {@code coolify-main}
 * @param api ends in {@code /api/v1}
 * @param buildTimePrefix variables that begin so are also there while the image is built
 * @param deploymentPoll between two looks at a deployment, at most 15 s
 * @param deletionPoll between two looks at a deletion
 * @param queueFullWait before a start is tried again that a full queue has swallowed
 */
public record CoolifySettings(
    String account,
    URI api,
    Secret token,
    String buildTimePrefix,
    Duration deploymentPoll,
    Duration deletionPoll,
    Duration queueFullWait,
    SettleTime settle,
    Duration callTimeout) {
  private static final Duration LONGEST_POLL = Duration.ofSeconds(15);

  public CoolifySettings {
    if (deploymentPoll.compareTo(LONGEST_POLL) > 0) {
      throw new IllegalArgumentException(
          "deployments are looked at every 15 s at most, not every " + deploymentPoll);
    }
  }

  /** With every default. */
  public static CoolifySettings of(String account, URI api, Secret token) {
    return new CoolifySettings(
        account,
        api,
        token,
        "VRS_",
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        SettleTime.DEFAULT,
        HttpClients.CALL);
  }
}
