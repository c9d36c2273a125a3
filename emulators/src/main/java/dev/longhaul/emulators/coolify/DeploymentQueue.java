package dev.longhaul.emulators.coolify;

import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds in the order in which they were asked for: two at a time per server, one at a time per
 * application. Nothing runs in the background; whoever looks first brings everything up to the
 * present.
 */
final class DeploymentQueue {
  final List<CoolifyDeployment> all = new ArrayList<>();
  private final Map<Object, Instant> freeSince = new HashMap<>();
  final List<PlannedFailure> failures = new ArrayList<>();
  private final Effects effects;
  private final Duration takes;

  /** What the next deployments of an application will end with. */
  record PlannedFailure(String applicationOrDomain, int left, String log) {
    PlannedFailure oneLess() {
      return new PlannedFailure(applicationOrDomain, left - 1, log);
    }
  }

  DeploymentQueue(Effects effects, Duration takes) {
    this.effects = effects;
    this.takes = takes;
  }

  void failNext(String applicationOrDomain, int times, String log) {
    failures.add(new PlannedFailure(applicationOrDomain, times, log));
  }

  void add(CoolifyDeployment deployment) {
    all.add(deployment);
    effects.add(
        "deployment-started", deployment.application.name(), "deployment " + deployment.uuid);
  }

  /** Takes over the deployments of before a restart. */
  void recall(List<CoolifyDeployment> before) {
    all.addAll(before);
    before.stream()
        .filter(deployment -> deployment.startedAt != null && !deployment.open())
        .sorted(Comparator.comparing(CoolifyDeployment::endsAt))
        .forEach(deployment -> free(deployment, deployment.endsAt()));
  }

  Optional<CoolifyDeployment> find(String uuid) {
    return all.stream().filter(deployment -> deployment.uuid.equals(uuid)).findFirst();
  }

  List<CoolifyDeployment> of(CoolifyApplication application) {
    return all.stream().filter(d -> d.application == application).toList();
  }

  long queuedOn(CoolifyServer server) {
    return all.stream().filter(d -> d.is("queued") && d.application.server == server).count();
  }

  void cancel(CoolifyDeployment deployment, Instant now) {
    free(deployment, now);
    deployment.status = "cancelled-by-user";
    deployment.endsAt = now;
    effects.add("deployment-cancelled", deployment.application.name(), deployment.uuid);
  }

  void settle(Instant now) {
    boolean moved = true;
    while (moved) {
      moved = startWhatCan(now);
      Optional<CoolifyDeployment> next =
          all.stream()
              .filter(d -> d.is("in_progress") && !d.endsAt().isAfter(now))
              .min(Comparator.comparing(CoolifyDeployment::endsAt));
      if (!moved && next.isPresent()) {
        finish(next.get());
        moved = true;
      }
    }
  }

  private boolean startWhatCan(Instant now) {
    for (CoolifyDeployment deployment : all) {
      if (deployment.is("queued") && hasRoom(deployment)) {
        Instant start = startOf(deployment);
        if (!start.isAfter(now)) {
          deployment.status = "in_progress";
          deployment.startedAt = start;
          deployment.endsAt = start.plus(takes);
          return true;
        }
      }
    }
    return false;
  }

  private boolean hasRoom(CoolifyDeployment deployment) {
    CoolifyApplication application = deployment.application;
    List<CoolifyDeployment> running = all.stream().filter(d -> d.is("in_progress")).toList();
    return running.stream().noneMatch(d -> d.application == application)
        && running.stream().filter(d -> d.application.server == application.server).count()
            < CoolifyServer.CONCURRENT_BUILDS;
  }

  private Instant startOf(CoolifyDeployment deployment) {
    Instant start = deployment.createdAt.plus(Waits.beforeDeployment(takes));
    for (Object slot : List.of(deployment.application, deployment.application.server)) {
      Instant free = freeSince.get(slot);
      start = free != null && free.isAfter(start) ? free : start;
    }
    return start;
  }

  private void finish(CoolifyDeployment deployment) {
    Optional<PlannedFailure> failure = takeFailure(deployment.application);
    CoolifyApplication application = deployment.application;
    if (failure.isPresent()) {
      deployment.status = "failed";
      deployment.failure = failure.get().log();
      effects.add("deployment-failed", application.name(), deployment.uuid);
    } else {
      deployment.status = "finished";
      application.run();
      effects.add("deployment-finished", application.name(), deployment.uuid);
    }
    free(deployment, deployment.endsAt());
  }

  private void free(CoolifyDeployment deployment, Instant at) {
    if (deployment.is("queued")) {
      return;
    }
    freeSince.put(deployment.application, at);
    freeSince.put(deployment.application.server, at);
  }

  private Optional<PlannedFailure> takeFailure(CoolifyApplication application) {
    Optional<PlannedFailure> found =
        failures.stream()
            .filter(planned -> application.answersTo(planned.applicationOrDomain()))
            .findFirst();
    found.ifPresent(planned -> failures.set(failures.indexOf(planned), planned.oneLess()));
    failures.removeIf(planned -> planned.left() <= 0);
    return found;
  }
}
