package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.ActivityAttempt;
import dev.longhaul.activities.acting.ProjectLog;
import dev.longhaul.projects.LogEntry;
import org.jdbi.v3.core.Jdbi;

/** Lines that activities write themselves, in {@code provisioning_log}. */
public final class LedgerProjectLog implements ProjectLog {
  private final Jdbi jdbi;

  public LedgerProjectLog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void write(String project, ActivityAttempt attempt, LogEntry entry) {
    String line = "%s/%s/%d".formatted(attempt.runId(), attempt.activityId(), attempt.number());
    jdbi.useExtension(
        LogSql.class, sql -> sql.write(project, LogSql.unfenced(attempt.operation()), line, entry));
  }
}
