package dev.longhaul.emulators.coolify;

import static dev.longhaul.emulators.coolify.Routes.Ability.DEPLOY;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.http.HttpAnswer;
import java.util.List;

/**
 * Start, stop, restart, and the deploy call for several applications at once. All of them by POST
 * only.
 */
final class LifecycleEndpoints {
  private final CoolifyState state;
  private final Deployer deployer;

  LifecycleEndpoints(CoolifyState state, Deployer deployer) {
    this.state = state;
    this.deployer = deployer;
  }

  void addTo(Routes routes) {
    routes
        .add("POST", "/applications/{uuid}/start", DEPLOY, this::start)
        .add("POST", "/applications/{uuid}/stop", DEPLOY, this::stop)
        .add("POST", "/applications/{uuid}/restart", DEPLOY, this::restart)
        .add("POST", "/deploy", DEPLOY, this::deploy);
  }

  private HttpAnswer start(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    Deployer.Queued queued = deployer.queue(app, call.switchedOn("force"), false, call);
    return HttpAnswer.json(200, Deployer.answer(queued, "Deployment request queued."));
  }

  private HttpAnswer restart(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    Deployer.Queued queued = deployer.queue(app, false, true, call);
    return HttpAnswer.json(200, Deployer.answer(queued, "Restart request queued."));
  }

  private HttpAnswer stop(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    app.stop();
    state.effects.add("application-stopped", app.name(), app.uuid);
    return HttpAnswer.json(200, Refusal.message("Application stopping request queued."));
  }

  private HttpAnswer deploy(ApiCall call) {
    List<CoolifyApplication> wanted = wanted(call);
    ObjectNode body = Json.object();
    ArrayNode deployments = body.putArray("deployments");
    for (CoolifyApplication app : wanted) {
      Deployer.Queued queued = deployer.queue(app, call.switchedOn("force"), false, call);
      if (queued.outcome() == Deployer.Outcome.QUEUE_FULL) {
        throw Refusal.of(429, "Deployment queue is full. Try again later.")
            .withHeader("Retry-After", "60");
      }
      String message =
          queued.outcome() == Deployer.Outcome.ALREADY_QUEUED
              ? Deployer.ALREADY_QUEUED
              : "Application " + app.name() + " deployment queued.";
      deployments
          .addObject()
          .put("message", message)
          .put("resource_uuid", app.uuid)
          .put("deployment_uuid", queued.deploymentUuid());
    }
    return HttpAnswer.json(200, body);
  }

  private List<CoolifyApplication> wanted(ApiCall call) {
    List<String> uuids = CoolifyApplication.split(call.parameter("uuid"));
    List<String> tags = CoolifyApplication.split(call.parameter("tag"));
    if (uuids.isEmpty() == tags.isEmpty()) {
      throw Refusal.of(400, "Provide either uuid or tag.");
    }
    List<CoolifyApplication> wanted =
        state.applications.stream()
            .filter(
                app ->
                    uuids.contains(app.uuid)
                        || tags.stream().anyMatch(tag -> ApplicationEndpoints.tagged(app, tag)))
            .toList();
    if (wanted.isEmpty()) {
      throw Refusal.of(404, "No resources found.");
    }
    return wanted;
  }
}
