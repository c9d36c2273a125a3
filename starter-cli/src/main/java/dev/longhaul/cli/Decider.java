package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.screen.View;
import dev.longhaul.cli.service.OperationService;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.Progress;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Delivers a decision to the park that is shown now, unless step and park are given. */
final class Decider {
  private static final Duration LONGEST = Duration.ofDays(30);

  private final OperationService service;
  private final String command;

  Decider(OperationService service, String command) {
    this.service = service;
    this.command = command;
  }

  /** Returns the view that the decision answers; null when there is none to compare with. */
  @Nullable Progress decide(
      OperationId id, String word, DecideOptions wish, Consumer<JsonNode> answer) {
    DecisionWord decision = Ids.read(() -> DecisionWord.of(word));
    check(decision, wish);
    ObjectNode body = Json.mapper().createObjectNode().put("word", decision.word());
    Progress parked = null;
    if (wish.step == null) {
      parked = shown(id);
      Parking parking = parking(parked);
      body.put("step", parking.step()).put("park", parking.number());
    } else {
      body.put("step", wish.step).put("park", wish.park);
    }
    body.set("fields", Json.mapper().valueToTree(wish.fields));
    body.put("extend_by", wish.extendBy == null ? null : wish.extendBy.toString());
    body.put("reason", wish.reason);
    body.put("update_id", wish.updateId == null ? UUID.randomUUID().toString() : wish.updateId);
    answer.accept(service.decide(id, body));
    return decision == DecisionWord.EXTEND ? null : parked;
  }

  private static void check(DecisionWord word, DecideOptions wish) {
    if (wish.dryRun) {
      throw new Complaint(
          ExitCode.USAGE, "--dry-run goes with --parked-by only; nothing was decided");
    }
    if ((wish.step == null) != (wish.park == null)) {
      throw new Complaint(ExitCode.USAGE, "--step and --park go together; give both or none");
    }
    if (word == DecisionWord.EDIT == wish.fields.isEmpty()) {
      throw new Complaint(ExitCode.USAGE, "edit needs --set FIELD=VALUE, and only edit takes it");
    }
    if (word == DecisionWord.EXTEND == (wish.extendBy == null)) {
      throw new Complaint(
          ExitCode.USAGE,
          "extend needs --extend-by, like --extend-by 2d, and only extend takes it");
    }
    if (wish.extendBy != null && wish.extendBy.compareTo(LONGEST) > 0) {
      throw new Complaint(ExitCode.USAGE, "--extend-by is 30d at most; extend again later");
    }
  }

  private Progress shown(OperationId id) {
    return Follower.read(service.progress(id));
  }

  /** The park that waits for a decision; without one it is refused as the operation would. */
  private Parking parking(Progress progress) {
    OperationId id = progress.id();
    Parking parking = progress.parking();
    if (parking != null) {
      return parking;
    }
    if (progress.waitsForOperation() != null) {
      throw new Complaint(ExitCode.FAILED, child(id, progress.waitsForOperation()));
    }
    if (View.isParked(progress)) {
      throw new Complaint(
          ExitCode.TRY_LATER,
          id
              + (progress.source().equals("ledger")
                  ? " is parked, but Temporal cannot be reached; try again later"
                  : " is parked, but no worker answers; start one and repeat"));
    }
    String state = progress.state().ended() ? "has ended: " : "is not parked, it is ";
    throw new Complaint(
        ExitCode.FAILED, id + " " + state + progress.state() + "; there is nothing to decide");
  }

  private String child(OperationId id, OperationId child) {
    return "%s itself is not parked, it waits for %s; look there: %s operation show %s"
        .formatted(id, child, command, child);
  }
}
