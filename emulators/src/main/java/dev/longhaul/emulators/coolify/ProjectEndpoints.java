package dev.longhaul.emulators.coolify;

import static dev.longhaul.emulators.coolify.Routes.Ability.READ;
import static dev.longhaul.emulators.coolify.Routes.Ability.WRITE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.http.HttpAnswer;
import java.util.List;
import java.util.Set;

/** Projects and their environments. */
final class ProjectEndpoints {
  private static final Set<String> FIELDS = Set.of("name", "description");
  private final CoolifyState state;

  ProjectEndpoints(CoolifyState state) {
    this.state = state;
  }

  void addTo(Routes routes) {
    routes
        .add("GET", "/projects", READ, call -> list())
        .add("POST", "/projects", WRITE, this::create)
        .add("GET", "/projects/{uuid}", READ, this::get)
        .add("PATCH", "/projects/{uuid}", WRITE, this::update)
        .add("DELETE", "/projects/{uuid}", WRITE, this::delete)
        .add("GET", "/projects/{uuid}/environments", READ, this::environments)
        .add("POST", "/projects/{uuid}/environments", WRITE, this::createEnvironment)
        .add(
            "DELETE",
            "/projects/{uuid}/environments/{environment_name_or_uuid}",
            WRITE,
            this::deleteEnvironment)
        .add("GET", "/projects/{uuid}/{environment_name_or_uuid}", READ, this::environment);
  }

  private HttpAnswer list() {
    return HttpAnswer.json(
        200, Json.array(state.projects.stream().map(CoolifyProject::view).toList()));
  }

  private HttpAnswer create(ApiCall call) {
    FieldRules.allow(call.body(), FIELDS).require("name").check();
    CoolifyProject project =
        new CoolifyProject(
            state.nextId(),
            state.newUuid(),
            call.text("name"),
            call.text("description"),
            call.at());
    addEnvironment(project, "production", call);
    state.projects.add(project);
    state.effects.add("project-created", project.name, project.uuid);
    return HttpAnswer.json(201, Json.object().put("uuid", project.uuid));
  }

  private HttpAnswer get(ApiCall call) {
    CoolifyProject project = state.project(call.path("uuid"));
    ObjectNode view = project.view();
    view.set("environments", views(project));
    return HttpAnswer.json(200, view);
  }

  private HttpAnswer update(ApiCall call) {
    CoolifyProject project = state.project(call.path("uuid"));
    FieldRules.allow(call.body(), FIELDS).check();
    project.name = call.body().has("name") ? call.text("name") : project.name;
    project.description =
        call.body().has("description") ? call.text("description") : project.description;
    ObjectNode view = project.view();
    view.remove("id");
    return HttpAnswer.json(201, view);
  }

  private HttpAnswer delete(ApiCall call) {
    CoolifyProject project = state.project(call.path("uuid"));
    if (!state.in(project).isEmpty()) {
      throw Refusal.of(400, "Project has resources, so it cannot be deleted.");
    }
    state.projects.remove(project);
    state.effects.add("project-deleted", project.name, project.uuid);
    return HttpAnswer.json(200, Refusal.message("Project deleted."));
  }

  private HttpAnswer environments(ApiCall call) {
    return HttpAnswer.json(200, views(state.project(call.path("uuid"))));
  }

  private static ArrayNode views(CoolifyProject project) {
    return Json.array(project.environments.stream().map(project::view).toList());
  }

  private HttpAnswer createEnvironment(ApiCall call) {
    CoolifyProject project = state.project(call.path("uuid"));
    FieldRules.allow(call.body(), FIELDS).require("name").check();
    if (project.environment(call.text("name")).isPresent()) {
      throw Refusal.of(409, "Environment with this name already exists.");
    }
    CoolifyProject.Environment added = addEnvironment(project, call.text("name"), call);
    return HttpAnswer.json(201, Json.object().put("uuid", added.uuid()));
  }

  private CoolifyProject.Environment addEnvironment(
      CoolifyProject project, String name, ApiCall call) {
    CoolifyProject.Environment environment =
        new CoolifyProject.Environment(state.nextId(), state.newUuid(), name, "", call.at());
    project.environments.add(environment);
    return environment;
  }

  private HttpAnswer environment(ApiCall call) {
    CoolifyProject project = state.project(call.path("uuid"));
    CoolifyProject.Environment environment = find(project, call);
    ObjectNode view = project.view(environment);
    view.set(
        "applications", Json.array(in(environment).stream().map(ApplicationView::of).toList()));
    return HttpAnswer.json(200, view);
  }

  private HttpAnswer deleteEnvironment(ApiCall call) {
    CoolifyProject project = state.project(call.path("uuid"));
    CoolifyProject.Environment environment = find(project, call);
    if (!in(environment).isEmpty()) {
      throw Refusal.of(400, "Environment has resources, so it cannot be deleted.");
    }
    project.environments.remove(environment);
    return HttpAnswer.json(200, Refusal.message("Environment deleted."));
  }

  private List<CoolifyApplication> in(CoolifyProject.Environment environment) {
    return state.applications.stream()
        .filter(app -> app.environment.uuid().equals(environment.uuid()))
        .toList();
  }

  private static CoolifyProject.Environment find(CoolifyProject project, ApiCall call) {
    return project
        .environment(call.path("environment_name_or_uuid"))
        .orElseThrow(() -> Refusal.notFound("Environment"));
  }
}
