package dev.longhaul.emulators.coolify;

import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Waits;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Everything this Coolify knows. Guarded by its own monitor. */
final class CoolifyState {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int UUID_LENGTH = 24;
  final EmulatorClock clock;
  final Effects effects;
  final Waits waits;
  final List<CoolifyProject> projects = new ArrayList<>();
  final List<CoolifyServer> servers = new ArrayList<>();
  final List<CoolifyApplication> applications = new ArrayList<>();
  final Set<String> unhealthy = new TreeSet<>();
  final DeploymentQueue deployments;
  private final SecureRandom random = new SecureRandom();
  long lastId;

  CoolifyState(EmulatorClock clock, Effects effects, Waits waits) {
    this.clock = clock;
    this.effects = effects;
    this.waits = waits;
    this.deployments = new DeploymentQueue(effects, waits.deployment());
  }

  long nextId() {
    return ++lastId;
  }

  String newUuid() {
    StringBuilder uuid = new StringBuilder(UUID_LENGTH);
    for (int i = 0; i < UUID_LENGTH; i++) {
      uuid.append(ALPHABET.charAt(random.nextInt(i == 0 ? 26 : ALPHABET.length())));
    }
    return uuid.toString();
  }

  Instant now() {
    return clock.now();
  }

  /** Brings everything that happens by itself up to the present. */
  void settle() {
    Instant now = now();
    deployments.settle(now);
    markHealth();
    for (CoolifyApplication app : List.copyOf(applications)) {
      if (app.gone != null && !now.isBefore(app.gone)) {
        applications.remove(app);
        effects.add("application-deleted", app.name(), app.uuid);
      }
    }
  }

  /**
   * Marks every application that somebody declared unhealthy by name or domain, also in advance.
   */
  void markHealth() {
    applications.forEach(app -> app.unhealthy = unhealthy.stream().anyMatch(app::answersTo));
  }

  CoolifyProject project(String uuid) {
    return projects.stream()
        .filter(project -> project.uuid.equals(uuid))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("Project"));
  }

  CoolifyServer server(String uuid) {
    return servers.stream()
        .filter(server -> server.uuid.equals(uuid))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("Server"));
  }

  CoolifyApplication application(String uuid) {
    return applications.stream()
        .filter(app -> app.uuid.equals(uuid))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("Application"));
  }

  /** The application that runs, or was stopped, under this host name on the server. */
  Optional<CoolifyApplication> deployedAt(CoolifyServer server, String host) {
    settle();
    return applications.stream()
        .filter(app -> app.server == server)
        .filter(app -> app.deployed().filter(running -> running.hosts().contains(host)).isPresent())
        .findFirst();
  }

  List<CoolifyApplication> in(CoolifyProject project) {
    return applications.stream().filter(app -> app.project == project).toList();
  }
}
