package dev.longhaul.projects;

/** The statuses of a project's domain in the ledger. */
public enum DomainStatus {
  PENDING_REGISTRATION,
  PENDING_TRANSFER,
  PENDING_DNS,
  ACTIVE
}
