package dev.longhaul.emulators.coolify;

import static dev.longhaul.emulators.coolify.Routes.Ability.DEPLOY;
import static dev.longhaul.emulators.coolify.Routes.Ability.READ;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.http.HttpAnswer;
import java.util.Comparator;
import java.util.List;

/** Looking at deployments and cancelling them. */
final class DeploymentEndpoints {
  /** Makes the list an object keyed by position, as the vendor's sorting does now and then. */
  static final String LIST_AS_OBJECT = "list-as-object";

  private final CoolifyState state;

  DeploymentEndpoints(CoolifyState state) {
    this.state = state;
  }

  void addTo(Routes routes) {
    routes
        .add("GET", "/deployments", READ, this::open)
        .add("GET", "/deployments/{uuid}", READ, this::get)
        .add("GET", "/deployments/applications/{uuid}", READ, this::ofApplication)
        .add("POST", "/deployments/{uuid}/cancel", DEPLOY, this::cancel);
  }

  private HttpAnswer open(ApiCall call) {
    List<CoolifyDeployment> open =
        state.deployments.all.stream().filter(CoolifyDeployment::open).toList();
    if (!call.passage().hasQuirk(LIST_AS_OBJECT)) {
      return HttpAnswer.json(200, Json.array(open.stream().map(CoolifyDeployment::view).toList()));
    }
    ObjectNode keyed = Json.object();
    for (int i = open.size() - 1; i >= 0; i--) {
      keyed.set(Integer.toString(i), open.get(i).view());
    }
    return HttpAnswer.json(200, keyed);
  }

  private HttpAnswer get(ApiCall call) {
    return HttpAnswer.json(200, find(call).view());
  }

  private HttpAnswer ofApplication(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    List<CoolifyDeployment> all =
        state.deployments.of(app).stream()
            .sorted(Comparator.comparingLong((CoolifyDeployment d) -> d.id).reversed())
            .toList();
    ObjectNode body = Json.object();
    body.put("count", all.size());
    body.set(
        "deployments",
        Json.array(
            all.stream()
                .skip(call.number("skip", 0))
                .limit(call.number("take", 10))
                .map(CoolifyDeployment::view)
                .toList()));
    return HttpAnswer.json(200, body);
  }

  private HttpAnswer cancel(ApiCall call) {
    CoolifyDeployment deployment = find(call);
    if (!deployment.open()) {
      throw Refusal.of(400, "Deployment cannot be cancelled. Current status: " + deployment.status);
    }
    state.deployments.cancel(deployment, call.at());
    return HttpAnswer.json(
        200,
        Refusal.message("Deployment cancelled successfully.")
            .put("deployment_uuid", deployment.uuid)
            .put("status", deployment.status));
  }

  private CoolifyDeployment find(ApiCall call) {
    return state
        .deployments
        .find(call.path("uuid"))
        .orElseThrow(() -> Refusal.notFound("Deployment"));
  }
}
