package dev.longhaul.activities.postgres;

import dev.longhaul.activities.temporal.FailingTasks;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.NoticePostActivities;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.WatchActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** Compares the ledger with Temporal, and tells the operators what does not fit (O-08). */
public final class LedgerWatchActivities implements WatchActivities {
  /** Where a round begins; also what is left when it is over. */
  static final String START = "";

  private static final int PAGE = 50;

  /** Far below the time that an attempt has, so that a slow page fits in too. */
  private static final Duration AT_ONCE = Duration.ofSeconds(30);

  private static final Duration GO_ON = Duration.ofMillis(100);

  private final Jdbi jdbi;
  private final StuckOperations stuck;
  private final FailingTasks tasks;
  private final NoticePostActivities post;
  private final Duration interval;
  private final int page;
  private final Duration atOnce;

  public LedgerWatchActivities(
      Jdbi jdbi, FailingTasks tasks, NoticePostActivities post, Duration interval) {
    this(jdbi, tasks, post, interval, PAGE, AT_ONCE);
  }

  /**
   * @param page how many operations are looked at before the position is kept
   * @param atOnce how long one attempt goes on; the next one continues where it has stopped
   */
  LedgerWatchActivities(
      Jdbi jdbi,
      FailingTasks tasks,
      NoticePostActivities post,
      Duration interval,
      int page,
      Duration atOnce) {
    this.jdbi = jdbi;
    this.stuck = new StuckOperations(jdbi);
    this.tasks = tasks;
    this.post = post;
    this.interval = interval;
    this.page = page;
    this.atOnce = atOnce;
  }

  @Override
  public void sweep() {
    ActivityExecutionContext activity = Activity.getExecutionContext();
    String from = activity.getHeartbeatDetails(String.class).orElse(START);
    boolean over = look(from, activity::heartbeat).equals(START);
    throw ApplicationFailure.newBuilder()
        .setType("WATCHING")
        .setMessage(over ? "all operations were looked at" : "some operations were looked at")
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setNextRetryDelay(over ? interval : GO_ON)
        .build();
  }

  /** Looks page by page as long as one attempt may; returns where the next one goes on. */
  String look(String from, Consumer<String> position) {
    Instant enough = Instant.now().plus(atOnce);
    String after = from;
    FailingTasks.Look look = tasks.look();
    do {
      after = lookAtPage(after, look);
      position.accept(after);
    } while (!after.equals(START) && Instant.now().isBefore(enough));
    return after;
  }

  private String lookAtPage(String after, FailingTasks.Look look) {
    List<StuckSql.Open> open = jdbi.withExtension(StuckSql.class, sql -> sql.open(after, page));
    boolean last = open.size() < page;
    String next = last ? START : open.get(page - 1).id().value();
    List<OperationId> failing = look.failing(ids(open));
    stuck
        .replace(
            new StuckOperations.Page(after, last ? null : next),
            findings(open, failing, look, last).values(),
            failing)
        .forEach(found -> post.post(notice(found)));
    if (last) {
      stuck.swept();
      tellOfBreakers();
    }
    return next;
  }

  private void tellOfBreakers() {
    new LedgerVendors(jdbi)
        .list().stream()
            .filter(vendor -> vendor.probeAt() != null)
            .forEach(vendor -> post.post(notice(vendor)));
  }

  /**
   * One finding per operation; what explains most comes last and counts. Those whose tasks fail and
   * which the ledger does not call open come with the last page.
   */
  private Map<OperationId, StuckOperations.Finding> findings(
      List<StuckSql.Open> open, List<OperationId> failing, FailingTasks.Look look, boolean last) {
    Map<OperationId, StuckOperations.Finding> found = new LinkedHashMap<>();
    Set<OperationId> here = Set.copyOf(ids(open));
    open.stream()
        .filter(StuckSql.Open::overdue)
        .forEach(one -> put(found, one.id(), StuckOperation.Reason.DEADLINE_PASSED));
    failing.stream()
        .filter(id -> last || here.contains(id))
        .forEach(id -> put(found, id, StuckOperation.Reason.TASKS_FAIL));
    look.notRunning(ids(open)).forEach(id -> put(found, id, StuckOperation.Reason.NO_EXECUTION));
    return found;
  }

  private static List<OperationId> ids(List<StuckSql.Open> open) {
    return open.stream().map(StuckSql.Open::id).toList();
  }

  private static void put(
      Map<OperationId, StuckOperations.Finding> found,
      OperationId id,
      StuckOperation.Reason reason) {
    String detail =
        switch (reason) {
          case TASKS_FAIL -> "its workflow tasks fail; look at a worker's log, and at the Web UI";
          case DEADLINE_PASSED ->
              "its deadline has passed and it has not ended; is a worker there?";
          case NO_EXECUTION ->
              "Temporal does not run it, the ledger calls it open; start it again, it finds what is"
                  + " done";
        };
    found.put(id, new StuckOperations.Finding(id, reason, detail));
  }

  private static Notice notice(StuckOperation stuck) {
    String id =
        "stuck/%s/%s/%d"
            .formatted(stuck.operation(), stuck.reason(), stuck.since().getEpochSecond());
    return new Notice(
        id,
        Notice.Kind.STUCK,
        stuck.since(),
        stuck.operation(),
        stuck.operation().value(),
        null,
        null,
        stuck.detail(),
        null,
        List.of(),
        List.of("longhaul operation list --stuck", "longhaul operation show " + stuck.operation()));
  }

  private static Notice notice(VendorRow vendor) {
    Instant since = Objects.requireNonNull(vendor.pausedAt());
    return new Notice(
        "vendor/" + vendor.account() + "/" + since.getEpochSecond(),
        Notice.Kind.VENDOR_BROKEN,
        since,
        null,
        vendor.account(),
        null,
        null,
        "vendor " + vendor.account() + " " + vendor.words(),
        vendor.account(),
        List.of(vendor.waiting() + " operations wait; one probes from time to time"),
        List.of("longhaul vendor list", "longhaul vendor resume " + vendor.account()));
  }
}
