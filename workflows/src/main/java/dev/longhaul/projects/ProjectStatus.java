package dev.longhaul.projects;

/** The statuses of a project (P-02). */
public enum ProjectStatus {
  DRAFT,
  PENDING_DOMAIN,
  PROVISIONING,
  BOOTSTRAPPING,
  ACTIVE,
  ERROR
}
