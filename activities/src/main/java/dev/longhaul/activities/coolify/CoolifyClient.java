package dev.longhaul.activities.coolify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.coolify.wire.Application;
import dev.longhaul.activities.coolify.wire.Created;
import dev.longhaul.activities.coolify.wire.DeploymentEntry;
import dev.longhaul.activities.coolify.wire.DeploymentList;
import dev.longhaul.activities.coolify.wire.Project;
import dev.longhaul.activities.coolify.wire.QueuedDeployment;
import dev.longhaul.activities.coolify.wire.Server;
import dev.longhaul.activities.coolify.wire.Variable;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorPulse;
import dev.longhaul.durable.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Coolify's API since 4.2, one method per call (docs/providers/coolify.md). Every call throws
 * {@link CoolifyException} when Coolify refuses and {@link
 * dev.longhaul.activities.http.VendorException} when there is no readable answer; none tries again.
 */
public final class CoolifyClient {
  private final CoolifyWire wire;

  public CoolifyClient(CoolifySettings settings, Trust trust) {
    this(settings, trust, VendorPulse.UNWATCHED);
  }

  /** The same, whose calls tell whether the platform lives. */
  public CoolifyClient(CoolifySettings settings, Trust trust, VendorPulse pulse) {
    this.wire = new CoolifyWire(settings, trust, pulse);
  }

  /** All projects, without their environments. */
  public List<Project> listProjects() {
    return wire.list("/projects", get("/projects", "/projects"), Project.class);
  }

  /** A project with its environments; empty when there is none. */
  public Optional<Project> findProject(String uuid) {
    return found(() -> get("/projects/{uuid}", "/projects/" + uuid), Project.class);
  }

  /** A new project; names are not unique. */
  public Created createProject(String name, String description) {
    return create("/projects", "/projects", Map.of("name", name, "description", description));
  }

  /** Deletes an empty project; refused with 400 when it has resources. */
  public void deleteProject(String uuid) {
    wire.send("DELETE", "/projects/{uuid}", "/projects/" + uuid, Optional.empty());
  }

  /** A new environment; refused with 409 when there is one of this name. */
  public Created createEnvironment(String projectUuid, String name) {
    return create(
        "/projects/{uuid}/environments",
        "/projects/" + projectUuid + "/environments",
        Map.of("name", name));
  }

  /** All servers. */
  public List<Server> listServers() {
    return wire.list("/servers", get("/servers", "/servers"), Server.class);
  }

  /** A server; empty when there is none. */
  public Optional<Server> findServer(String uuid) {
    return found(() -> get("/servers/{uuid}", "/servers/" + uuid), Server.class);
  }

  /** Starts a validation; its result shows in the server's settings later. */
  public void validateServer(String uuid) {
    wire.send(
        "POST", "/servers/{uuid}/validate", "/servers/" + uuid + "/validate", Optional.empty());
  }

  /** All applications. */
  public List<Application> listApplications() {
    return wire.list("/applications", get("/applications", "/applications"), Application.class);
  }

  /** An application; empty when there is none. */
  public Optional<Application> findApplication(String uuid) {
    return found(() -> get("/applications/{uuid}", "/applications/" + uuid), Application.class);
  }

  /** A new application from a public repository; names are not unique. */
  public Created createApplication(Map<String, ?> fields) {
    return create("/applications/public", "/applications/public", fields);
  }

  /** Changes these fields of an application; others stay. */
  public void updateApplication(String uuid, Map<String, ?> fields) {
    wire.send("PATCH", "/applications/{uuid}", "/applications/" + uuid, Optional.of(fields));
  }

  /** Asks for a deletion with everything that belongs to it; done some time later. */
  public void deleteApplication(String uuid) {
    wire.send("DELETE", "/applications/{uuid}", "/applications/" + uuid, Optional.empty());
  }

  /** The variables of an application, previews included. */
  public List<Variable> listVariables(String appUuid) {
    String name = "/applications/{uuid}/envs";
    return wire.list(name, get(name, "/applications/" + appUuid + "/envs"), Variable.class);
  }

  /** Creates or changes variables; others stay. At least one. A refusal names no locked value. */
  public void putVariables(String appUuid, List<Map<String, Object>> entries) {
    List<Secret> secrets =
        entries.stream()
            .filter(entry -> Boolean.TRUE.equals(entry.get("is_shown_once")))
            .map(entry -> new Secret(String.valueOf(entry.get("value"))))
            .toList();
    wire.hiding(secrets)
        .send(
            "PATCH",
            "/applications/{uuid}/envs/bulk",
            "/applications/" + appUuid + "/envs/bulk",
            Optional.of(Map.of("data", entries)));
  }

  /** Queues a deployment. */
  public QueuedDeployment start(String appUuid) {
    String name = "/applications/{uuid}/start";
    JsonNode answer =
        wire.send("POST", name, "/applications/" + appUuid + "/start", Optional.empty());
    return wire.read(name, answer, QueuedDeployment.class);
  }

  /** Queues a restart of the containers without a build; shows as a deployment too. */
  public QueuedDeployment restart(String appUuid) {
    String name = "/applications/{uuid}/restart";
    JsonNode answer =
        wire.send("POST", name, "/applications/" + appUuid + "/restart", Optional.empty());
    return wire.read(name, answer, QueuedDeployment.class);
  }

  /** Asks for a stop; it shows in the application's status later. */
  public void stop(String appUuid) {
    wire.send(
        "POST",
        "/applications/{uuid}/stop",
        "/applications/" + appUuid + "/stop",
        Optional.empty());
  }

  /** The version as Coolify writes it, like {@code 4.3.11}. */
  public String version() {
    return wire.text("/version", "/version").strip();
  }

  /** Ends a deployment that is queued or under way; refused with 400 when it has ended. */
  public void cancelDeployment(String uuid) {
    wire.send(
        "POST", "/deployments/{uuid}/cancel", "/deployments/" + uuid + "/cancel", Optional.empty());
  }

  /** Every deployment of the account that is queued or under way. */
  public List<DeploymentEntry> openDeployments() {
    return wire.list("/deployments", get("/deployments", "/deployments"), DeploymentEntry.class);
  }

  /** A deployment; empty when there is none. */
  public Optional<DeploymentEntry> findDeployment(String uuid) {
    return found(() -> get("/deployments/{uuid}", "/deployments/" + uuid), DeploymentEntry.class);
  }

  /** The newest deployments of an application, newest first. */
  public List<DeploymentEntry> listDeployments(String appUuid, int take) {
    String name = "/deployments/applications/{uuid}";
    String path = "/deployments/applications/" + appUuid + "?skip=0&take=" + take;
    DeploymentList list = wire.read(name, get(name, path), DeploymentList.class);
    return wire.list(name, list.deployments(), DeploymentEntry.class);
  }

  private JsonNode get(String name, String path) {
    return wire.send("GET", name, path, Optional.empty());
  }

  private Created create(String name, String path, Map<String, ?> fields) {
    return wire.read(name, wire.send("POST", name, path, Optional.of(fields)), Created.class);
  }

  private <T> Optional<T> found(Supplier<JsonNode> look, Class<T> type) {
    try {
      return Optional.of(wire.read(type.getSimpleName(), look.get(), type));
    } catch (CoolifyException e) {
      if (e.result() == CoolifyCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
