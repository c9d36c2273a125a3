package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.longhaul.cli.screen.Table;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Progress;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longhaul project redeploy|restart|stop|deployments}: a live project's application. */
@Command
final class LiveProjectCommands {
  private final Session session;

  LiveProjectCommands(Session session) {
    this.session = session;
  }

  @Command(name = "redeploy", description = "Build a live project's source again.")
  int redeploy(@Parameters(paramLabel = "SLUG") String slug, @Mixin WaitOptions wait) {
    return start(slug, "redeploy", wait);
  }

  @Command(name = "restart", description = "Restart a live project's containers.")
  int restart(@Parameters(paramLabel = "SLUG") String slug, @Mixin WaitOptions wait) {
    return start(slug, "restart", wait);
  }

  @Command(name = "stop", description = "Stop a live project's application.")
  int stop(@Parameters(paramLabel = "SLUG") String slug, @Mixin WaitOptions wait) {
    return start(slug, "stop", wait);
  }

  @Command(name = "deployments", description = "List what the platform has built for a project.")
  int deployments(@Parameters(paramLabel = "SLUG") String slug) {
    JsonNode answer =
        session.api(ProjectCommands.NEEDS).get(ProjectCommands.path(slug) + "/deployments");
    Table table = new Table("DEPLOYMENT", "STATUS", "WHEN");
    for (JsonNode item : answer.path("items")) {
      table.row(
          Fields.text(item, "id"), Fields.text(item, "status"), Fields.moment(item, "created_at"));
    }
    return Lists.print(answer, table, session, "nothing was deployed yet");
  }

  private int start(String slug, String word, WaitOptions wait) {
    OperationId id = ProvisionProjectWorkflow.id(ProjectCommands.slug(slug));
    session.api(ProjectCommands.NEEDS);
    Progress before = Accepting.before(session, id, wait);
    JsonNode accepted =
        session
            .api(ProjectCommands.NEEDS)
            .post(ProjectCommands.path(slug) + "/" + word, JsonNodeFactory.instance.objectNode());
    return Accepting.follow(session, accepted, word + " " + slug, wait, before);
  }
}
