package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The same decision for all operations that one vendor account has parked (O-07). */
final class BulkDecision {
  private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,60}");
  private static final Pattern STEP = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
  static final int MOST = 500;

  private final Operations operations;
  private final OperationQueries recorded;
  private final Trail trail;
  private final int most;

  /**
   * @param most how many at once
   */
  BulkDecision(Operations operations, OperationQueries recorded, Trail trail, int most) {
    this.most = most;
    this.operations = operations;
    this.recorded = recorded;
    this.trail = trail;
  }

  /** What is wanted; a {@code step} of null means all steps. */
  record Wish(
      String parkedBy,
      @Nullable String step,
      DecisionWord word,
      @Nullable String reason,
      boolean dryRun) {
    static final String[] FIELDS = {"parked_by", "step", "word", "reason", "dry_run"};

    static Wish read(Fields fields) {
      String vendor = fields.required("parked_by", text -> form(text, ACCOUNT, "a vendor account"));
      String step = fields.optional("step", text -> form(text, STEP, "a step, like DEPLOY"));
      DecisionWord word = fields.required("word", Wish::word);
      String reason = fields.text("reason", 500);
      String dry = fields.optional("dry_run", Wish::flag);
      fields.check();
      return new Wish(Fields.sure(vendor), step, Fields.sure(word), reason, "true".equals(dry));
    }

    private static DecisionWord word(String text) {
      DecisionWord word = DecisionWord.of(text);
      return switch (word) {
        case RETRY, SKIP, ABORT, ROLL_BACK, GIVE_UP -> word;
        case EDIT, EXTEND, LEAVE ->
            throw new IllegalArgumentException(
                "cannot be decided for many; use retry, skip, abort, roll-back or give-up");
      };
    }

    private static String flag(String text) {
      return form(text, Pattern.compile("true|false"), "true or false");
    }

    private static String form(String text, Pattern form, String what) {
      if (!form.matcher(text).matches()) {
        throw new IllegalArgumentException("is not " + what);
      }
      return text;
    }
  }

  /**
   * What came of it for one operation.
   *
   * @param result {@code would}, {@code recorded}, {@code refused}, {@code unanswered} or {@code
   *     untried}
   */
  record Result(OperationId operation, @Nullable String step, String result, String message) {}

  /**
   * What came of it for all of them.
   *
   * @param more whether some were not tried, so that the same has to be asked again
   */
  record Results(boolean dryRun, boolean more, List<Result> items) {}

  /**
   * One after the other; once nobody answers, or when the request has taken long enough, the rest
   * is left untried.
   *
   * @throws EngineUnavailable when nobody answers for the first one
   */
  Results decide(Wish wish, Actor actor, Deadline deadline) {
    List<OperationRow> rows = recorded.parkedBy(wish.parkedBy(), wish.step(), most + 1);
    List<Result> results = new ArrayList<>();
    String untried = null;
    for (OperationRow row : rows.subList(0, Math.min(most, rows.size()))) {
      if (untried == null && deadline.isOver()) {
        untried = "not reached in time; repeat";
      }
      Result result =
          untried == null
              ? one(row, wish, actor)
              : new Result(row.id(), row.step(), "untried", untried);
      if (result.result().equals("unanswered")) {
        refuseFirst(results, result);
        untried = "no worker answers; repeat";
      }
      results.add(result);
    }
    return new Results(wish.dryRun(), untried != null || rows.size() > most, results);
  }

  private static void refuseFirst(List<Result> before, Result unanswered) {
    if (before.isEmpty()) {
      throw new EngineUnavailable(
          unanswered.operation() + ", the first of them: " + unanswered.message(), null);
    }
  }

  private Result one(OperationRow row, Wish wish, Actor actor) {
    if (wish.dryRun()) {
      String message = Objects.toString(row.message(), "").lines().findFirst().orElse("");
      return new Result(row.id(), row.step(), "would", message);
    }
    Result result = deliver(row, wish, actor);
    String detail =
        "%s at %s, with all that %s parked: %s, %s"
            .formatted(wish.word(), row.step(), wish.parkedBy(), result.result(), result.message());
    trail.audit(actor, "decide", row.id(), detail);
    return result;
  }

  private Result deliver(OperationRow row, Wish wish, Actor actor) {
    try {
      Progress progress = operations.progress(row.id());
      if (!progress.state().ended() && !progress.source().equals("live")) {
        throw new EngineUnavailable("no worker answers; start one and try again", null);
      }
      Parking parking = progress.parking();
      if (parking == null || !parking.step().equals(row.step())) {
        return new Result(row.id(), row.step(), "refused", "it is not parked there any more");
      }
      Decision decision =
          new Decision(
              wish.word(), parking.step(), parking.number(), actor, Map.of(), null, wish.reason());
      String message =
          operations.decide(row.id(), decision, UUID.randomUUID().toString()).message();
      return new Result(row.id(), row.step(), "recorded", message);
    } catch (DecisionRefused | OperationNotFound e) {
      return new Result(row.id(), row.step(), "refused", Objects.toString(e.getMessage(), ""));
    } catch (EngineUnavailable e) {
      return new Result(row.id(), row.step(), "unanswered", Objects.toString(e.getMessage(), ""));
    }
  }
}
