package dev.longhaul.projects;

/** Whether a project's application serves; the names stand in the ledger in lower case. */
public enum ServiceStatus {
  RUNNING,
  STOPPED
}
