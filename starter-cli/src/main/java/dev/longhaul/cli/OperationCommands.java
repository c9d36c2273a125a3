package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.screen.Table;
import dev.longhaul.cli.screen.View;
import dev.longhaul.cli.service.OperationService;
import dev.longhaul.cli.service.Query;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Progress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longhaul operation ...}. */
@Command(name = "operation", description = "Operations: see, follow, decide, cancel.")
final class OperationCommands {
  private static final String NEEDS_BOTH = "a decision needs ID and WORD, like project:acme retry";

  private final Session session;

  OperationCommands(Session session) {
    this.session = session;
  }

  @Command(name = "list", description = "List operations, the newest first.")
  int list(
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "Only those, like parked or running.")
          @Nullable String state,
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              description = "Only those, like provision-project.")
          @Nullable String kind,
      @Option(names = "--stuck", description = "Only those that cannot go on by themselves.")
          boolean stuck,
      @Mixin PageOptions page) {
    String wanted = state == null ? null : state.toUpperCase(Locale.ROOT).replace('-', '_');
    JsonNode answer =
        stuck
            ? session.api("what is stuck is in the ledger").get(stuck(wanted, kind, page))
            : session
                .operations()
                .list(new OperationService.Filter(wanted, kind, page.limit, page.after));
    Table table =
        new Table("OPERATION", "STATE", "STEP", "STARTED", "BY", "WHAT").sparing("BY", "STARTED");
    for (JsonNode item : answer.path("items")) {
      table.row(
          Fields.text(item, "id"),
          Fields.text(item, "state"),
          Fields.text(item, "step"),
          Fields.moment(item, "started_at"),
          Fields.text(item, "actor"),
          Fields.text(item, item.hasNonNull("message") ? "message" : "title"));
    }
    return Lists.print(answer, table, session, "no operations");
  }

  private static String stuck(@Nullable String state, @Nullable String kind, PageOptions page) {
    Query wanted = new Query().with("stuck", "true").with("state", state).with("kind", kind);
    return "/api/v1/operations" + page.of(wanted);
  }

  @Command(name = "show", description = "Show an operation as it is now.")
  int show(@Parameters(paramLabel = "ID", description = "Like project:acme.") String id) {
    OperationId operation = Ids.operation(id);
    View view = session.look(operation);
    if (session.json()) {
      session.screen.json(view.documents().get(0));
    } else {
      session.print(view);
    }
    return ExitCode.SUCCEEDED.code();
  }

  @Command(name = "watch", description = "Follow an operation until it ends or parks.")
  int watch(
      @Parameters(paramLabel = "ID", description = "Like project:acme.") String id,
      @Mixin WatchOptions watch) {
    return session.follow(Ids.operation(id), watch, null, false);
  }

  @Command(
      name = "decide",
      description = {
        "Decide how a parked operation goes on.",
        "Words: retry, edit, skip, abort, roll-back, give-up, extend, leave."
      })
  int decide(
      @Parameters(
              paramLabel = "ID",
              arity = "0..1",
              description = "Like project:acme; not with --parked-by.")
          @Nullable String first,
      @Parameters(paramLabel = "WORD", arity = "0..1", description = "One of the words above.")
          @Nullable String second,
      @Mixin DecideOptions wish,
      @Mixin WaitOptions wait) {
    if (wish.parkedBy != null) {
      return new BulkDecider(session).decide(first, second, wish, wait);
    }
    String word = BulkDecider.required(second, NEEDS_BOTH);
    OperationId operation = Ids.operation(BulkDecider.required(first, NEEDS_BOTH));
    Decider decider = new Decider(session.operations(), session.command());
    Progress before = decider.decide(operation, word, wish, session::message);
    return wait.waits() ? session.follow(operation, wait, before, true) : ExitCode.SUCCEEDED.code();
  }

  @Command(name = "cancel", description = "Ask an operation to stop and undo what it did.")
  int cancel(
      @Parameters(paramLabel = "ID", description = "Like project:acme.") String id,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit trail.")
          @Nullable String reason,
      @Mixin WaitOptions wait) {
    OperationId operation = Ids.operation(id);
    session.message(session.operations().cancel(operation, reason));
    return wait.waits() ? session.follow(operation, wait, null, true) : ExitCode.SUCCEEDED.code();
  }
}
