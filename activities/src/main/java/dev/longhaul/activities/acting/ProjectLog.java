package dev.longhaul.activities.acting;

import dev.longhaul.projects.LogEntry;

/** Lines of a project's provisioning log that an activity writes itself (P-08, P-10). */
@FunctionalInterface
public interface ProjectLog {
  /** Writes one line per attempt of an activity; the same attempt again writes nothing. */
  void write(String project, ActivityAttempt attempt, LogEntry entry);
}
