package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.memory.Facts;
import dev.longhaul.emulators.memory.Memory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * This Coolify over restarts. What was deleted is kept, unlisted, as long as deployments refer to
 * it.
 */
final class CoolifyMemory {
  private final CoolifyState state;
  private final Map<String, CoolifyServer> servers = new LinkedHashMap<>();
  private final Map<String, CoolifyProject> projects = new LinkedHashMap<>();
  private final Map<String, CoolifyApplication> applications = new LinkedHashMap<>();

  private record Rules(
      long lastId, Set<String> unhealthy, List<DeploymentQueue.PlannedFailure> failures) {}

  private record KeptProject(CoolifyProject project, boolean listed) {}

  private record KeptApplication(
      long id,
      String uuid,
      String project,
      CoolifyProject.Environment environment,
      String server,
      Instant createdAt,
      ObjectNode fields,
      Instant updatedAt,
      @Nullable Instant gone,
      boolean listed) {}

  private record Variables(List<EnvironmentVariable> list) {}

  private record KeptDeployment(
      long id,
      String uuid,
      String application,
      String commit,
      boolean force,
      boolean restartOnly,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant endsAt,
      String status,
      @Nullable String failure) {}

  private CoolifyMemory(CoolifyState state) {
    this.state = state;
  }

  /** Fills a new state with what was before, and sees to it that it is kept. */
  static void connect(CoolifyState state, Memory memory) {
    new CoolifyMemory(state).recall(memory);
    memory.remember(state, facts -> new CoolifyMemory(state).tell(facts));
  }

  private void recall(Memory memory) {
    memory.recall("coolify", "rules", Rules.class).ifPresent(this::recall);
    memory.recall("coolify.server", CoolifyServer.class).values().forEach(this::recall);
    memory.recall("coolify.project", KeptProject.class).values().forEach(this::recall);
    Map<String, Variables> variables = memory.recall("coolify.variables", Variables.class);
    Map<String, CoolifyApplication.Running> running =
        memory.recall("coolify.running", CoolifyApplication.Running.class);
    memory
        .recall("coolify.application", KeptApplication.class)
        .forEach(
            (key, kept) -> {
              CoolifyApplication app = recall(kept);
              app.variables = variables.getOrDefault(key, new Variables(List.of())).list();
              app.running = running.get(key);
            });
    state.deployments.recall(
        memory.recall("coolify.deployment", KeptDeployment.class).values().stream()
            .map(this::recalled)
            .toList());
    state.markHealth();
  }

  private void recall(Rules rules) {
    state.lastId = rules.lastId();
    state.unhealthy.addAll(rules.unhealthy());
    state.deployments.failures.addAll(rules.failures());
  }

  private void recall(CoolifyServer server) {
    servers.put(server.uuid, server);
    state.servers.add(server);
  }

  private void recall(KeptProject kept) {
    projects.put(kept.project().uuid, kept.project());
    if (kept.listed()) {
      state.projects.add(kept.project());
    }
  }

  private CoolifyApplication recall(KeptApplication kept) {
    CoolifyApplication app =
        new CoolifyApplication(
            kept.id(),
            kept.uuid(),
            Objects.requireNonNull(projects.get(kept.project())),
            kept.environment(),
            Objects.requireNonNull(servers.get(kept.server())),
            kept.createdAt());
    app.fields.setAll(kept.fields());
    app.updatedAt = kept.updatedAt();
    app.gone = kept.gone();
    applications.put(app.uuid, app);
    if (kept.listed()) {
      state.applications.add(app);
    }
    return app;
  }

  private CoolifyDeployment recalled(KeptDeployment kept) {
    CoolifyDeployment deployment =
        new CoolifyDeployment(
            kept.id(),
            kept.uuid(),
            Objects.requireNonNull(applications.get(kept.application())),
            kept.commit(),
            kept.force(),
            kept.restartOnly(),
            kept.createdAt());
    deployment.startedAt = kept.startedAt();
    deployment.endsAt = kept.endsAt();
    deployment.status = kept.status();
    deployment.failure = kept.failure();
    return deployment;
  }

  private void tell(Facts facts) {
    facts.fact(
        "coolify", "rules", new Rules(state.lastId, state.unhealthy, state.deployments.failures));
    state.servers.forEach(server -> facts.fact("coolify.server", server.id, server));
    Set<CoolifyApplication> apps = new LinkedHashSet<>(state.applications);
    state.deployments.all.forEach(deployment -> apps.add(deployment.application));
    Set<CoolifyProject> all = new LinkedHashSet<>(state.projects);
    apps.forEach(app -> all.add(app.project));
    all.forEach(project -> facts.fact("coolify.project", project.id, kept(project)));
    apps.forEach(app -> tell(facts, app));
    state.deployments.all.forEach(deployment -> tell(facts, deployment));
  }

  private void tell(Facts facts, CoolifyApplication app) {
    facts.fact("coolify.application", app.id, kept(app));
    facts.fixed("coolify.variables", app.id, app.variables, () -> new Variables(app.variables));
    CoolifyApplication.Running running = app.running;
    if (running != null) {
      facts.fixed("coolify.running", app.id, running, () -> running);
    }
  }

  private static void tell(Facts facts, CoolifyDeployment deployment) {
    if (deployment.open()) {
      facts.fact("coolify.deployment", deployment.id, kept(deployment));
    } else {
      facts.fixed("coolify.deployment", deployment.id, deployment, () -> kept(deployment));
    }
  }

  private KeptProject kept(CoolifyProject project) {
    return new KeptProject(project, state.projects.contains(project));
  }

  private KeptApplication kept(CoolifyApplication app) {
    return new KeptApplication(
        app.id,
        app.uuid,
        app.project.uuid,
        app.environment,
        app.server.uuid,
        app.createdAt,
        app.fields,
        app.updatedAt,
        app.gone,
        state.applications.contains(app));
  }

  private static KeptDeployment kept(CoolifyDeployment deployment) {
    return new KeptDeployment(
        deployment.id,
        deployment.uuid,
        deployment.application.uuid,
        deployment.commit,
        deployment.force,
        deployment.restartOnly,
        deployment.createdAt,
        deployment.startedAt,
        deployment.endsAt,
        deployment.status,
        deployment.failure);
  }
}
