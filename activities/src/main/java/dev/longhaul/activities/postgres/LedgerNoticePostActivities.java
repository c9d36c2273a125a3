package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Notice;
import dev.longhaul.durable.NoticePostActivities;
import dev.longhaul.durable.NoticeWorkflow;
import dev.longhaul.durable.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a workflow for each notice, named after it, so that the same is told once. Too many of one
 * kind because of one vendor go into a digest, which is such a workflow too.
 */
public final class LedgerNoticePostActivities implements NoticePostActivities {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerNoticePostActivities.class);
  private static final int MOST_LINES = 200;

  private final Jdbi jdbi;
  private final WorkflowClient temporal;
  private final DigestSettings digests;

  public LedgerNoticePostActivities(Jdbi jdbi, WorkflowClient temporal, DigestSettings digests) {
    this.jdbi = jdbi;
    this.temporal = temporal;
    this.digests = digests;
  }

  @Override
  public void post(Notice notice) {
    start(notice.mayBeGathered() ? enter(notice) : notice);
  }

  /** Writes the notice down; returns it, or the digest that it goes into. */
  private Notice enter(Notice notice) {
    return jdbi.inTransaction(
        handle -> {
          NoticeSql sql = handle.attach(NoticeSql.class);
          String kind = notice.kind().name();
          String vendor = Objects.requireNonNull(notice.vendor());
          sql.lock(kind + "/" + vendor);
          Optional<String> known = sql.known(notice.id());
          Optional<String> digest =
              known.isPresent() ? known.filter(text -> !text.isEmpty()) : digest(sql, notice);
          if (known.isEmpty()) {
            sql.prune(kind, vendor);
            sql.enter(
                notice.id(),
                kind,
                vendor,
                step(notice),
                line(notice),
                digest.orElse(null),
                digests.window());
          }
          return digest.map(id -> digest(notice, id, sql.until(id))).orElse(notice);
        });
  }

  /** The digest that a new notice goes into; none while there are few. */
  private Optional<String> digest(NoticeSql sql, Notice notice) {
    String kind = notice.kind().name();
    String vendor = Objects.requireNonNull(notice.vendor());
    boolean many = sql.recent(kind, vendor, digests.window()) >= digests.after();
    Optional<String> open = sql.open(kind, vendor);
    return many ? open.or(() -> Optional.of("digest/" + notice.id())) : open;
  }

  private static Notice digest(Notice first, String id, Instant until) {
    return new Notice(
        id,
        Notice.Kind.DIGEST,
        until,
        null,
        first.vendor() + ", " + first.kind().word(),
        null,
        null,
        "many operations had to be told of because of vendor " + first.vendor(),
        first.vendor(),
        List.of(),
        List.of());
  }

  private void start(Notice notice) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(NoticeWorkflow.id(notice.id()))
            .setTaskQueue(TaskQueues.MAIN)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setStaticSummary("Tell the operators: " + notice.kind().word())
            .build();
    try {
      temporal.newUntypedWorkflowStub(NoticeWorkflow.TYPE, options).start(notice);
    } catch (WorkflowExecutionAlreadyStarted e) {
      LOG.debug("notice {} is told already", notice.id());
    }
  }

  @Override
  public Notice gather(Notice digest) {
    List<NoticeSql.Line> lines = jdbi.withExtension(NoticeSql.class, sql -> sql.lines(digest.id()));
    List<String> commands =
        lines.stream()
            .map(NoticeSql.Line::step)
            .distinct()
            .map(
                step ->
                    "longhaul operation decide --parked-by %s --step %s retry --dry-run"
                        .formatted(digest.vendor(), step))
            .toList();
    return new Notice(
        digest.id(),
        digest.kind(),
        digest.at(),
        null,
        digest.title(),
        null,
        null,
        lines.size() + " operations because of vendor " + digest.vendor() + " in a few minutes",
        digest.vendor(),
        lines.stream().limit(MOST_LINES).map(NoticeSql.Line::line).toList(),
        commands);
  }

  private static String step(Notice notice) {
    return notice.parking() == null ? "-" : notice.parking().step();
  }

  private static String line(Notice notice) {
    String first = notice.message().lines().findFirst().orElse("");
    return "%s at %s: %s".formatted(notice.operation(), step(notice), first);
  }
}
