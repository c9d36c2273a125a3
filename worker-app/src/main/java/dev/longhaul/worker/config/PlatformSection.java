package dev.longhaul.worker.config;

import dev.longhaul.activities.acting.SettleTime;
import dev.longhaul.activities.coolify.CoolifySettings;
import dev.longhaul.activities.http.HttpClients;
import dev.longhaul.activities.postgres.ServerChoice;
import dev.longhaul.durable.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The hosting platform, and the server it starts with. */
final class PlatformSection {
  private final Variables variables;

  PlatformSection(Variables variables) {
    this.variables = variables;
  }

  @Nullable CoolifySettings coolify() {
    URI api =
        variables.required(
            "COOLIFY_API_URL",
            "the platform's address, ending in /api/v1",
            PlatformSection::coolifyUrl);
    Secret token =
        variables.requiredSecret("COOLIFY_API_TOKEN", "an API token with read, write and deploy");
    Duration poll = pollAtMost("DEPLOYMENT_POLL", Duration.ofSeconds(5), Duration.ofSeconds(15));
    Duration settle = variables.time("COOLIFY_SETTLE_TIME", Duration.ofSeconds(5));
    Duration timeout = variables.timeout("COOLIFY_CALL_TIMEOUT", HttpClients.CALL);
    if (api == null || token == null) {
      return null;
    }
    return new CoolifySettings(
        account(),
        api,
        token,
        "VRS_",
        poll,
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        new SettleTime(settle),
        timeout);
  }

  /** The platform's task queue. */
  String account() {
    return variables.text("COOLIFY_ACCOUNT", "coolify-main");
  }

  private static URI coolifyUrl(String text) {
    if (!text.endsWith("/api/v1")) {
      throw new IllegalArgumentException("must end in /api/v1");
    }
    return Endpoints.vendor(text);
  }

  private Duration pollAtMost(String name, Duration fallback, Duration most) {
    Duration poll = variables.time(name, fallback);
    if (poll.compareTo(most) > 0) {
      variables.mistake(name + ": must be at most " + most.toSeconds() + "s");
      return fallback;
    }
    return poll;
  }

  WorkerSettings.DefaultServer defaultServer() {
    return new WorkerSettings.DefaultServer(
        variables.text("COOLIFY_DEFAULT_SERVER_UUID"),
        variables.integer("COOLIFY_DEFAULT_SERVER_SLOTS", 20, 1, 10_000));
  }

  ServerChoice serverChoice() {
    return variables.parsed(
        "LONGHAUL_SERVER_CHOICE", ServerChoice.LEAST_LOADED, PlatformSection::serverChoice);
  }

  private static ServerChoice serverChoice(String text) {
    return switch (text) {
      case "least-loaded" -> ServerChoice.LEAST_LOADED;
      case "round-robin" -> ServerChoice.ROUND_ROBIN;
      default -> throw new IllegalArgumentException("must be least-loaded or round-robin");
    };
  }
}
