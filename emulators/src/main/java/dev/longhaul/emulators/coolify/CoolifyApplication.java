package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An application as it is configured, and, apart from that, as it runs. */
final class CoolifyApplication {
  final long id;
  final String uuid;
  final CoolifyProject project;
  final CoolifyProject.Environment environment;
  final CoolifyServer server;
  final Instant createdAt;
  final ObjectNode fields = Json.object();

  /** Never changed in place: another list takes its place. */
  List<EnvironmentVariable> variables = List.of();

  Instant updatedAt;
  @Nullable Instant gone;
  @Nullable Running running;
  boolean unhealthy;

  /** What the last finished deployment put there; later changes wait for the next one. */
  record Running(List<String> hosts, Map<String, String> environment, boolean up) {}

  CoolifyApplication(
      long id,
      String uuid,
      CoolifyProject project,
      CoolifyProject.Environment environment,
      CoolifyServer server,
      Instant createdAt) {
    this.id = id;
    this.uuid = uuid;
    this.project = project;
    this.environment = environment;
    this.server = server;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  String commit() {
    return fields.path("git_commit_sha").asText("HEAD");
  }

  String name() {
    return fields.path("name").asText();
  }

  List<String> domains() {
    return split(fields.path("domains").asText(""));
  }

  static List<String> split(String domains) {
    return Arrays.stream(domains.split(",")).map(String::trim).filter(d -> !d.isEmpty()).toList();
  }

  List<String> hosts() {
    return domains().stream().map(url -> URI.create(url).getHost()).toList();
  }

  boolean answersTo(String nameOrHost) {
    return name().equals(nameOrHost) || hosts().contains(nameOrHost) || uuid.equals(nameOrHost);
  }

  /** Adds a variable, or puts it in the place of the one with its id. */
  void put(EnvironmentVariable variable) {
    List<EnvironmentVariable> next = new ArrayList<>(variables);
    next.replaceAll(v -> v.id() == variable.id() ? variable : v);
    if (!next.contains(variable)) {
      next.add(variable);
    }
    variables = List.copyOf(next);
  }

  void remove(EnvironmentVariable variable) {
    variables = variables.stream().filter(v -> v.id() != variable.id()).toList();
  }

  Optional<EnvironmentVariable> variable(String key, boolean preview) {
    return variables.stream()
        .filter(v -> v.key().equals(key) && v.preview() == preview)
        .findFirst();
  }

  void run() {
    Map<String, String> values = new LinkedHashMap<>();
    variables.stream().filter(v -> !v.preview()).forEach(v -> values.put(v.key(), v.value()));
    running = new Running(hosts(), values, true);
  }

  void stop() {
    if (running != null) {
      running = new Running(running.hosts(), running.environment(), false);
    }
  }

  /** What runs, or ran before it was stopped. */
  Optional<Running> deployed() {
    return Optional.ofNullable(running);
  }

  boolean up() {
    return running != null && running.up();
  }

  /** The vendor's own words. */
  String status() {
    if (!up()) {
      return "exited:unhealthy";
    }
    return unhealthy ? "running:unhealthy" : "running:healthy";
  }
}
