package dev.longhaul.emulators.coolify;

import static dev.longhaul.emulators.coolify.Routes.Ability.READ;
import static dev.longhaul.emulators.coolify.Routes.Ability.WRITE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.http.HttpAnswer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Applications from public repositories: create, look, change, delete. */
final class ApplicationEndpoints {
  private static final List<String> NOT_STORED =
      List.of("instant_deploy", "force_domain_override", "autogenerate_domain");
  private final CoolifyState state;
  private final Deployer deployer;

  ApplicationEndpoints(CoolifyState state, Deployer deployer) {
    this.state = state;
    this.deployer = deployer;
  }

  void addTo(Routes routes) {
    routes
        .add("POST", "/applications/public", WRITE, this::create)
        .add("GET", "/applications", READ, this::list)
        .add("GET", "/applications/{uuid}", READ, this::get)
        .add("PATCH", "/applications/{uuid}", WRITE, this::update)
        .add("DELETE", "/applications/{uuid}", WRITE, this::delete);
  }

  private HttpAnswer create(ApiCall call) {
    rules(call, FieldRules.allow(call.body(), ApplicationFields.onCreate()))
        .require("project_uuid", "server_uuid", "git_repository", "git_branch", "build_pack")
        .check();
    if (!call.body().hasNonNull("environment_name")
        && !call.body().hasNonNull("environment_uuid")) {
      throw Refusal.of(
          422, "You need to provide at least one of environment_name or environment_uuid.");
    }
    CoolifyProject project = state.project(call.text("project_uuid"));
    String environmentName =
        call.text(
            call.body().hasNonNull("environment_uuid") ? "environment_uuid" : "environment_name");
    CoolifyProject.Environment environment =
        project.environment(environmentName).orElseThrow(() -> Refusal.notFound("Environment"));
    CoolifyServer server = state.server(call.text("server_uuid"));
    DomainChecks.refuseConflicts(state, call, null);
    CoolifyApplication app =
        new CoolifyApplication(
            state.nextId(), state.newUuid(), project, environment, server, call.at());
    write(app, call);
    if (app.name().isEmpty()) {
      app.fields.put(
          "name", ApplicationView.shortened(call.text("git_repository")) + ":" + app.uuid);
    }
    if (app.domains().isEmpty() && call.flag("autogenerate_domain", true)) {
      app.fields.put("domains", "http://" + app.uuid + "." + server.ip + ".sslip.io");
    }
    state.applications.add(app);
    state.effects.add("application-created", app.name(), app.uuid);
    if (call.flag("instant_deploy", false)) {
      deployer.queue(app, false, false, call);
    }
    return HttpAnswer.json(
        201, Json.object().put("uuid", app.uuid).put("domains", String.join(",", app.domains())));
  }

  private static FieldRules rules(ApiCall call, FieldRules rules) {
    rules.types(ApplicationFields.TYPES);
    String buildPack = call.text("build_pack");
    if (!buildPack.isEmpty() && !ApplicationFields.BUILD_PACKS.contains(buildPack)) {
      rules.error("build_pack", "The selected build pack is invalid.");
    }
    String ports = call.text("ports_exposes");
    if (!ports.isEmpty() && !ports.matches("\\d+(,\\d+)*")) {
      rules.error("ports_exposes", "The ports exposes field format is invalid.");
    }
    if (buildPack.equals("dockercompose") && call.body().has("domains")) {
      rules.error("domains", "Use docker_compose_domains instead.");
    }
    return DomainChecks.check(call, rules);
  }

  private static void write(CoolifyApplication app, ApiCall call) {
    call.body()
        .properties()
        .forEach(
            field -> {
              if (!NOT_STORED.contains(field.getKey())) {
                app.fields.set(field.getKey(), field.getValue());
              }
            });
    app.updatedAt = call.at();
  }

  private HttpAnswer list(ApiCall call) {
    String tag = call.http().query().getOrDefault("tag", "");
    return HttpAnswer.json(
        200,
        Json.array(
            state.applications.stream()
                .filter(app -> tag.isEmpty() || tagged(app, tag))
                .map(ApplicationView::of)
                .toList()));
  }

  static boolean tagged(CoolifyApplication app, String tag) {
    ArrayNode tags = app.fields.withArray("/tags");
    return StreamSupport.stream(tags.spliterator(), false).anyMatch(t -> t.asText().equals(tag));
  }

  private HttpAnswer get(ApiCall call) {
    return HttpAnswer.json(200, ApplicationView.of(state.application(call.path("uuid"))));
  }

  private HttpAnswer update(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    rules(call, FieldRules.allow(call.body(), ApplicationFields.onChange())).check();
    DomainChecks.refuseConflicts(state, call, app);
    write(app, call);
    state.effects.add("application-updated", app.name(), String.join(" ", names(call.body())));
    if (call.flag("instant_deploy", false)) {
      deployer.queue(app, false, false, call);
    }
    return HttpAnswer.json(200, Json.object().put("uuid", app.uuid));
  }

  private static List<String> names(ObjectNode body) {
    return body.properties().stream().map(Map.Entry::getKey).toList();
  }

  private HttpAnswer delete(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    if (app.gone == null) {
      app.gone = call.at().plus(state.waits.deletion());
      app.stop();
      state.deployments.of(app).stream()
          .filter(CoolifyDeployment::open)
          .forEach(deployment -> state.deployments.cancel(deployment, call.at()));
    }
    return HttpAnswer.json(200, Refusal.message("Application deletion request queued."));
  }
}
