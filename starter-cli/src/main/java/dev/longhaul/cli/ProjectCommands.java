package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.screen.Table;
import dev.longhaul.cli.service.Query;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Progress;
import dev.longhaul.orders.OrderFile;
import dev.longhaul.orders.Reading;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longhaul project ...}. */
@Command(name = "project", description = "Projects: from an order to a running application.")
final class ProjectCommands {
  private static final String PATH = "/api/v1/projects";
  private static final String NEEDS = "projects are in the ledger";

  private final Session session;

  ProjectCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "provision",
      description = "Send an order file (YAML or JSON) and start its operation.")
  int provision(
      @Parameters(paramLabel = "FILE", description = "The order, or - for standard input.")
          Path file,
      @Mixin WaitOptions wait)
      throws IOException {
    Reading reading =
        file.toString().equals("-")
            ? OrderFile.read(session.in, "standard input")
            : OrderFile.read(file);
    if (!reading.ok()) {
      throw new Complaint(ExitCode.BAD_INPUT, reading.sentences(), null);
    }
    JsonNode accepted = session.operations().provision(reading.accepted());
    return Accepting.follow(
        session, accepted, "provision " + reading.accepted().title(), wait, null);
  }

  @Command(
      name = "plan",
      description = "Say what an order would do; everything is looked at, nothing is changed.")
  int plan(
      @Parameters(paramLabel = "ORDER", description = "The order file.") Path file,
      @Option(names = "--out", paramLabel = "FILE", description = "Save the plan for apply.")
          @Nullable Path out) {
    Reading reading = OrderFile.read(file);
    if (!reading.ok()) {
      throw new Complaint(ExitCode.BAD_INPUT, reading.sentences(), null);
    }
    JsonNode plan =
        session.api(NEEDS).post(PATH + "/plan", Json.mapper().valueToTree(reading.accepted()));
    if (out != null) {
      PlanFile.write(out, plan);
    }
    if (session.json()) {
      session.screen.json(plan);
      return ExitCode.SUCCEEDED.code();
    }
    plan.path("steps").forEach(step -> session.screen.line("· " + step.asText()));
    session.screen.whole(
        out == null
            ? "nothing was changed"
            : "nothing was changed; carry it out with: %s project apply %s"
                .formatted(session.command(), out));
    return ExitCode.SUCCEEDED.code();
  }

  @Command(
      name = "apply",
      description = "Carry a saved plan out; refused when the world has changed since.")
  int apply(
      @Parameters(paramLabel = "FILE", description = "What plan --out has written.") Path file,
      @Mixin WaitOptions wait) {
    JsonNode plan = PlanFile.read(file);
    JsonNode accepted = session.api(NEEDS).post(PATH + "/apply", plan);
    return Accepting.follow(
        session,
        accepted,
        "provision " + plan.at("/order/domain/name").asText("as planned"),
        wait,
        null);
  }

  @Command(
      name = "update",
      description = "Change a stored order; with a domain its operation starts.")
  int update(
      @Parameters(paramLabel = "SLUG", description = "Of the project, like acme.") String slug,
      @Mixin UpdateOptions update,
      @Mixin WaitOptions wait) {
    ObjectNode changes = update.changes();
    JsonNode accepted = session.api(NEEDS).patch(PATH + "/" + slug(slug), changes);
    String what = "provision " + changes.path("domain").path("name").asText(slug);
    return Accepting.follow(session, accepted, what, wait, null);
  }

  @Command(name = "retry", description = "Go on with a failed or parked provisioning.")
  int retry(
      @Parameters(paramLabel = "SLUG", description = "Of the project, like acme.") String slug,
      @Mixin WaitOptions wait) {
    String path = path(slug) + "/retry";
    OperationId id = ProvisionProjectWorkflow.id(slug(slug));
    session.api(NEEDS);
    Progress before = Accepting.before(session, id, wait);
    JsonNode accepted = session.api(NEEDS).post(path, JsonNodeFactory.instance.objectNode());
    return Accepting.follow(session, accepted, "goes on", wait, before);
  }

  @Command(name = "status", aliases = "show", description = "Show one project.")
  int status(
      @Parameters(paramLabel = "SLUG", description = "Of the project, like acme.") String slug) {
    JsonNode project = session.api(NEEDS).get(PATH + "/" + slug(slug));
    if (session.json()) {
      session.screen.json(project);
    } else {
      ProjectPage.print(project, session);
    }
    return ExitCode.SUCCEEDED.code();
  }

  @Command(name = "list", description = "List projects.")
  int list(
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              description = "Only those, like ACTIVE or ERROR.")
          @Nullable String status,
      @Mixin PageOptions page) {
    Query filters = new Query().with("status", status);
    JsonNode answer = session.api(NEEDS).get(PATH + page.of(filters));
    Table table = new Table("PROJECT", "STATUS", "DOMAIN", "SERVER", "NAME");
    for (JsonNode project : answer.path("items")) {
      table.row(
          project.path("slug").asText("-"),
          project.path("status").asText("-"),
          Fields.text(project, "domain"),
          Fields.text(project, "server"),
          Fields.text(project, "name"));
    }
    return Lists.print(answer, table, session, "no projects");
  }

  @Command(name = "log", description = "Show what was done for a project, and when.")
  int log(
      @Parameters(paramLabel = "SLUG", description = "Of the project, like acme.") String slug,
      @Option(names = "--limit", paramLabel = "N", description = "At most so many lines.")
          @Nullable Integer limit,
      @Option(names = "--after", paramLabel = "CURSOR", description = "Go on behind this line.")
          @Nullable String after) {
    String most = limit == null ? null : limit.toString();
    Query query = new Query().with("limit", most).with("after", after);
    JsonNode answer = session.api(NEEDS).get(PATH + "/" + slug(slug) + "/log" + query);
    Table table = new Table("WHEN", "ACTION", "WHAT");
    for (JsonNode entry : answer.path("items")) {
      table.row(
          Fields.moment(entry, "at"), entry.path("action").asText("-"), ProjectPage.what(entry));
    }
    return Lists.print(answer, table, session, "nothing was done yet");
  }

  @Command(name = "redeploy", description = "Build a live project's source again.")
  int redeploy(
      @Parameters(paramLabel = "SLUG", description = "Of the project, like acme.") String slug,
      @Mixin WaitOptions wait) {
    return start(slug, "redeploy", wait);
  }

  @Command(name = "restart", description = "Restart a live project's containers.")
  int restart(
      @Parameters(paramLabel = "SLUG", description = "Of the project, like acme.") String slug,
      @Mixin WaitOptions wait) {
    return start(slug, "restart", wait);
  }

  @Command(name = "stop", description = "Stop a live project's application.")
  int stop(
      @Parameters(paramLabel = "SLUG", description = "Of the project, like acme.") String slug,
      @Mixin WaitOptions wait) {
    return start(slug, "stop", wait);
  }

  @Command(name = "deployments", description = "List what the platform has built for a project.")
  int deployments(
      @Parameters(paramLabel = "SLUG", description = "Of the project, like acme.") String slug) {
    JsonNode answer = session.api(NEEDS).get(path(slug) + "/deployments");
    Table table = new Table("DEPLOYMENT", "STATUS", "WHEN");
    for (JsonNode item : answer.path("items")) {
      table.row(
          Fields.text(item, "id"), Fields.text(item, "status"), Fields.moment(item, "created_at"));
    }
    return Lists.print(answer, table, session, "nothing was deployed yet");
  }

  private int start(String slug, String word, WaitOptions wait) {
    OperationId id = ProvisionProjectWorkflow.id(slug(slug));
    session.api(NEEDS);
    Progress before = Accepting.before(session, id, wait);
    JsonNode accepted =
        session.api(NEEDS).post(path(slug) + "/" + word, JsonNodeFactory.instance.objectNode());
    return Accepting.follow(session, accepted, word + " " + slug, wait, before);
  }

  private static String path(String slug) {
    return PATH + "/" + slug(slug);
  }

  private static ProjectSlug slug(String text) {
    return Ids.read(() -> new ProjectSlug(text));
  }
}
