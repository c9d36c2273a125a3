package dev.longhaul.activities.coolify;

import dev.longhaul.activities.acting.SettleTime;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.activities.fakes.LocalActing;
import dev.longhaul.activities.fakes.Patience;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.apps.AppSpec;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Secret;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.coolify.CoolifyEmulator;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.faults.Waits;
import java.net.URI;
import java.time.Duration;

/** The emulated platform and everything that speaks to it. */
final class CoolifyWorld implements AutoCloseable {
  static final Fence FENCE = Fences.of("project:acme");
  static final Secret PASSWORD = new Secret("initial-password-1");

  private final World world =
      World.start(WorldOptions.defaults().withWaits(Waits.withoutLatency()));
  final CoolifyEmulator coolify = world.coolify();
  final Effects effects = world.effects();
  final Switchboard switchboard = coolify.switchboard();
  final LocalActing acting = new LocalActing();
  final CoolifySettings settings;
  final CoolifyClient client;
  final CoolifyAppActivities apps;
  final CoolifyDeploymentActivities deployments;
  private final Duration callTimeout;

  CoolifyWorld() {
    this(Patience.ORDINARY);
  }

  CoolifyWorld(Duration callTimeout) {
    this.callTimeout = callTimeout;
    settings = settings(coolify.token());
    client = new CoolifyClient(settings, Trust.system());
    apps = new CoolifyAppActivities(client, settings, acting, ref -> PASSWORD);
    deployments = new CoolifyDeploymentActivities(client, settings, acting);
  }

  CoolifySettings settings(String token) {
    return new CoolifySettings(
        "coolify-test",
        URI.create(coolify.apiUrl()),
        new Secret(token),
        "VRS_",
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        SettleTime.DEFAULT,
        callTimeout);
  }

  String project() {
    return apps.ensureProject(FENCE, "vrs-acme", "VRS Projekt: Acme");
  }

  String application() {
    return apps.ensureApplication(FENCE, project(), server(), spec("https://acme.example"));
  }

  String server() {
    return coolify.servers().get("web-1");
  }

  void pass(Duration time) {
    world.clock().advance(time);
  }

  static AppSpec spec(String url) {
    return spec(url, "production", 8000, "/health", Duration.ofSeconds(30));
  }

  /** An application with another environment, port or health check. */
  static AppSpec spec(
      String url, String environment, int port, String healthPath, Duration healthInterval) {
    return new AppSpec(
        "vrs-acme",
        "VRS Projekt: Acme",
        environment,
        "https://github.com/vrs/vrs-core.git",
        "main",
        "nixpacks",
        port,
        url,
        healthPath,
        healthInterval);
  }

  @Override
  public void close() {
    world.close();
  }
}
