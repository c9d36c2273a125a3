package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts deployments into the queue, or says why not. */
final class Deployer {
  /**
   * Makes a start report a deployment that does not exist, as the vendor does when its queue is
   * full.
   */
  static final String QUEUE_FULL = "queue-full";

  static final String ALREADY_QUEUED = "Deployment already queued for this commit.";
  private final CoolifyState state;

  /** What became of a wish to deploy. */
  enum Outcome {
    QUEUED,
    ALREADY_QUEUED,
    QUEUE_FULL
  }

  record Queued(Outcome outcome, String deploymentUuid) {}

  Deployer(CoolifyState state) {
    this.state = state;
  }

  Queued queue(CoolifyApplication app, boolean force, boolean restartOnly, ApiCall call) {
    String uuid = state.newUuid();
    boolean full = state.deployments.queuedOn(app.server) >= CoolifyServer.QUEUE_LIMIT;
    if (full || call.passage().hasQuirk(QUEUE_FULL)) {
      return new Queued(Outcome.QUEUE_FULL, uuid);
    }
    CoolifyDeployment deployment =
        new CoolifyDeployment(
            state.nextId(), uuid, app, app.commit(), force, restartOnly, call.at());
    boolean open =
        state.deployments.of(app).stream()
            .anyMatch(other -> other.open() && other.commit.equals(deployment.commit));
    if (open && !force) {
      return new Queued(Outcome.ALREADY_QUEUED, uuid);
    }
    state.deployments.add(deployment);
    return new Queued(Outcome.QUEUED, uuid);
  }

  /** The body of start and restart. */
  static ObjectNode answer(Queued queued, String message) {
    return queued.outcome() == Outcome.ALREADY_QUEUED
        ? Refusal.message(ALREADY_QUEUED)
        : Refusal.message(message).put("deployment_uuid", queued.deploymentUuid());
  }
}
