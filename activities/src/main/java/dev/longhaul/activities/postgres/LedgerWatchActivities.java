package dev.longhaul.activities.postgres;

import dev.longhaul.activities.temporal.FailingTasks;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.NoticePostActivities;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.WatchActivities;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;

/** Compares the ledger with Temporal, and tells the operators what does not fit (O-08). */
public final class LedgerWatchActivities implements WatchActivities {
  private static final int MOST_OPEN = 1_000;

  private final Jdbi jdbi;
  private final FailingTasks tasks;
  private final NoticePostActivities post;
  private final Duration interval;

  public LedgerWatchActivities(
      Jdbi jdbi, FailingTasks tasks, NoticePostActivities post, Duration interval) {
    this.jdbi = jdbi;
    this.tasks = tasks;
    this.post = post;
    this.interval = interval;
  }

  @Override
  public void sweep() {
    look();
    throw ApplicationFailure.newBuilder()
        .setType("WATCHING")
        .setMessage("all operations were looked at")
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setNextRetryDelay(interval)
        .build();
  }

  void look() {
    StuckOperations stuck = new StuckOperations(jdbi);
    stuck.replace(findings().values());
    stuck.list().forEach(found -> post.post(notice(found)));
    new LedgerVendors(jdbi)
        .list().stream()
            .filter(vendor -> vendor.probeAt() != null)
            .forEach(vendor -> post.post(notice(vendor)));
  }

  /** One finding per operation; what explains most comes last and counts. */
  private Map<OperationId, StuckOperations.Finding> findings() {
    List<OperationId> overdue = jdbi.withExtension(StuckSql.class, StuckSql::overdue);
    List<OperationId> open = jdbi.withExtension(StuckSql.class, sql -> sql.open(MOST_OPEN));
    Map<OperationId, StuckOperations.Finding> found = new LinkedHashMap<>();
    overdue.forEach(id -> put(found, id, StuckOperation.Reason.DEADLINE_PASSED));
    tasks.among(open).forEach(id -> put(found, id, StuckOperation.Reason.TASKS_FAIL));
    open.stream()
        .filter(id -> !tasks.isOpen(id))
        .forEach(id -> put(found, id, StuckOperation.Reason.NO_EXECUTION));
    return found;
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
