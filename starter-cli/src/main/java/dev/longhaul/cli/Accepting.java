package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Progress;
import org.jspecify.annotations.Nullable;

/** What is said when the service has accepted an operation, and the following when asked for. */
final class Accepting {
  private Accepting() {}

  /**
   * Says it, and follows.
   *
   * @param before how an operation of this id stood before, or null
   */
  static int follow(
      Session session,
      JsonNode accepted,
      String what,
      WaitOptions wait,
      @Nullable Progress before) {
    if (accepted.path("status").asText().equals("draft")) {
      return stored(session, accepted);
    }
    OperationId id = Ids.operation(accepted.path("operation_id").asText());
    if (session.json()) {
      session.screen.json(accepted);
    } else if (!wait.waits()) {
      boolean running = accepted.path("already_running").asBoolean();
      session.screen.line((running ? "runs already: " : "accepted: ") + id + " · " + what);
      session.screen.whole("follow it with: " + session.command() + " operation watch " + id);
    }
    return wait.waits() ? session.follow(id, wait, before, true) : ExitCode.SUCCEEDED.code();
  }

  /** A draft has no operation that could be followed. */
  private static int stored(Session session, JsonNode draft) {
    String slug = draft.path("project_id").asText();
    if (session.json()) {
      session.screen.json(draft);
    } else {
      session.screen.line("stored as a draft: " + slug + " · it has no domain yet");
      session.screen.whole(
          "provision it with: " + session.command() + " project update " + slug + " --domain NAME");
    }
    return ExitCode.SUCCEEDED.code();
  }

  /** How the operation of this id stands before another is started; null when there is none. */
  static @Nullable Progress before(Session session, OperationId id, WaitOptions wait) {
    if (!wait.waits()) {
      return null;
    }
    try {
      return Follower.read(session.operations().progress(id));
    } catch (Complaint e) {
      return null;
    }
  }
}
