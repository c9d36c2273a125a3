package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.screen.Table;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Json;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The same decision for all operations that one vendor account has parked. */
final class BulkDecider {
  private final Session session;

  BulkDecider(Session session) {
    this.session = session;
  }

  static String required(@Nullable String value, String sentence) {
    if (value == null) {
      throw new Complaint(ExitCode.USAGE, sentence);
    }
    return value;
  }

  int decide(@Nullable String word, @Nullable String more, DecideOptions wish, WaitOptions wait) {
    if (more != null) {
      throw new Complaint(ExitCode.USAGE, "--parked-by stands instead of an ID; give only WORD");
    }
    boolean single =
        wish.park != null
            || !wish.fields.isEmpty()
            || wish.extendBy != null
            || wish.updateId != null;
    if (wait.waits() || single) {
      throw new Complaint(
          ExitCode.USAGE, "--parked-by goes with --step, --reason and --dry-run only");
    }
    String named = required(word, "a decision needs WORD");
    DecisionWord decision = Ids.read(() -> DecisionWord.of(named));
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("parked_by", wish.parkedBy).put("step", wish.step).put("word", decision.word());
    body.put("reason", wish.reason).put("dry_run", Boolean.toString(wish.dryRun));
    JsonNode answer =
        session
            .api("what a vendor has parked is in the ledger")
            .post("/api/v1/operations/decide", body);
    print(answer);
    if (answer.path("more").asBoolean()) {
      session.screen.note("more are parked; repeat this command for them");
    }
    return exit(answer);
  }

  private void print(JsonNode answer) {
    Table table = new Table("OPERATION", "STEP", "RESULT", "WHAT");
    for (JsonNode item : answer.path("items")) {
      table.row(
          Fields.text(item, "operation"),
          Fields.text(item, "step"),
          Fields.text(item, "result"),
          Fields.text(item, "message"));
    }
    Lists.print(answer, table, session, "nothing is parked by that account");
  }

  /**
   * What a script that repeats while it reads 75 needs: one that is refused stays for a person and
   * must neither end the loop while others are left nor keep it going for itself alone.
   */
  private static int exit(JsonNode answer) {
    Set<String> results = new HashSet<>();
    answer.path("items").forEach(item -> results.add(item.path("result").asText()));
    boolean more = answer.path("more").asBoolean() && !answer.path("dry_run").asBoolean();
    boolean left = more || results.contains("untried");
    boolean onlyRefused = results.contains("refused") && !results.contains("recorded");
    if (results.contains("unanswered") || (left && !onlyRefused)) {
      return ExitCode.TRY_LATER.code();
    }
    return (results.contains("refused") ? ExitCode.FAILED : ExitCode.SUCCEEDED).code();
  }
}
