package dev.longhaul.projects;

import dev.longhaul.apps.AppActivities;
import dev.longhaul.apps.AppHandle;
import dev.longhaul.apps.AppProblem;
import dev.longhaul.apps.AppSpec;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.servers.ServerActivities;
import dev.longhaul.servers.ServerProblem;
import dev.longhaul.servers.ServerSlot;
import dev.longhaul.servers.SlotSearch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps that get a project its server and its application there. */
final class AppSteps {
  private final Operation operation;
  private final ProjectBook book;
  private final ProjectPlan plan;
  private final Port<ServerActivities> servers;
  private final Port<AppActivities> apps;
  private final ProjectEdits edits;
  private @Nullable Made made;
  private boolean appIsOurs;

  /** The application as the platform has it. */
  private record Made(String project, ServerSlot server, AppSpec spec) {}

  AppSteps(Operation operation, ProjectBook book, ProjectPlan plan) {
    this.operation = operation;
    this.book = book;
    this.plan = plan;
    this.edits = new ProjectEdits(operation);
    this.servers = operation.port(ServerActivities.class, TaskQueues.MAIN);
    this.apps = operation.port(AppActivities.class, plan.queues().platform());
    this.appIsOurs = plan.earlier().appClaimed();
  }

  /** An abort also undoes what an earlier run of this order has left, however far this one gets. */
  void undoEarlierRun() {
    if (plan.earlier().address() != null) {
      operation.undo("release the slot", this::releaseSlot);
    }
    if (appIsOurs) {
      undoApp();
    }
  }

  private void undoApp() {
    operation.undo("delete the platform's project", this::deleteProject);
    operation.undo("delete the application", this::deleteApplication);
    operation.undo("forget the initial password", () -> book.forgetSecret(plan));
  }

  private void releaseSlot() {
    servers.act("Release the slot").release(operation.fence(), plan.slug().value());
  }

  /** Keeps the project's server, or reserves a slot on the one that is chosen. */
  ServerSlot chooseServer() {
    String slug = plan.slug().value();
    SlotSearch found = servers.look("Look for a free slot").search(slug);
    if (found.current() == null && found.freeSlots() < 1) {
      throw noFreeServer(found);
    }
    operation.undo("release the slot", this::releaseSlot);
    ServerSlot slot = servers.act("Reserve a slot").reserve(operation.fence(), slug).current();
    if (slot == null) {
      throw noFreeServer(found);
    }
    book.log(LogEntry.of(LogAction.SERVER_SELECTED, slot.server() + " at " + slot.address()));
    operation.fact("%s, slot %d of %d".formatted(slot.server(), slot.taken(), slot.capacity()));
    return slot;
  }

  private static StepBlocked noFreeServer(SlotSearch found) {
    String label = found.label() == null ? "" : " with the label " + found.label();
    return StepBlocked.because(
        ServerProblem.NO_FREE_SERVER,
        "no server%s has a free slot; add one with 'longhaul server add', then retry"
            .formatted(label));
  }

  /**
   * Creates project, application and variables at the platform, or goes on with what an earlier run
   * made; returns the application's id. One of our name that no run of ours has announced is left
   * alone: somebody needs it.
   */
  String create(ServerSlot server) {
    book.enter(ProjectStatus.PROVISIONING);
    AppHandle found = apps.look("Look for " + plan.app().name()).find(plan.app().name());
    claimApp(found);
    String project =
        apps.act("Create project " + plan.app().name())
            .ensureProject(operation.fence(), plan.app().name(), plan.app().description());
    String app =
        apps.act("Create application " + plan.app().name())
            .ensureApplication(
                operation.fence(), project, server.platformId(), edits.app(plan.app()));
    made = new Made(project, server, edits.app(plan.app()));
    book.ensureSecret(plan);
    apps.act("Set the variables").setVariables(operation.fence(), app, plan.variables());
    AppHandle handle = new AppHandle(project, app);
    book.app(handle, created(found, handle));
    operation.fact(plan.app().name() + " on " + server.server());
    return app;
  }

  private void claimApp(AppHandle found) {
    if (!appIsOurs && found.appId() != null) {
      throw StepBlocked.because(
          AppProblem.FOREIGN_APPLICATION,
          "an application %s exists already and Longhaul did not create it; rename it at the"
                  .formatted(plan.app().name())
              + " platform and retry, or abort");
    }
    if (!appIsOurs) {
      book.announceApp();
      appIsOurs = true;
    }
    undoApp();
  }

  /** The log names what is new; what an earlier run made is not logged again. */
  private LogEntry[] created(AppHandle before, AppHandle now) {
    List<LogEntry> log = new ArrayList<>();
    String name = plan.app().name();
    if (before.projectId() == null) {
      log.add(LogEntry.of(LogAction.COOLIFY_PROJECT_CREATED, name, "coolify", now.projectId()));
    }
    if (before.appId() == null) {
      log.add(LogEntry.of(LogAction.COOLIFY_APP_CREATED, name, "coolify", now.appId()));
    }
    return log.toArray(LogEntry[]::new);
  }

  private void deleteApplication() {
    AppHandle left = apps.look("Look for " + plan.app().name()).find(plan.app().name());
    if (left.appId() != null) {
      apps.act("Delete the application").deleteApplication(operation.fence(), left.appId());
    }
  }

  private void deleteProject() {
    AppHandle left = apps.look("Look for " + plan.app().name()).find(plan.app().name());
    if (left.projectId() != null) {
      apps.act("Delete the project").deleteProject(operation.fence(), left.projectId());
    }
  }

  /** What was edited after the application was created is changed at the platform first. */
  void applyEdits() {
    AppSpec wanted = edits.app(plan.app());
    Made before = made;
    if (before != null && !wanted.equals(before.spec())) {
      apps.act("Change application " + wanted.name())
          .ensureApplication(
              operation.fence(), before.project(), before.server().platformId(), wanted);
      made = new Made(before.project(), before.server(), wanted);
    }
  }
}
