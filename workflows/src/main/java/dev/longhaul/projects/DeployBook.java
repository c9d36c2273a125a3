package dev.longhaul.projects;

/** What {@link DeploySteps} enter in the ledger. */
interface DeployBook {
  /** The step that begins belongs to this status. */
  void enter(ProjectStatus status, LogEntry... log);

  void log(LogEntry... log);

  /** A deployment is under way; a later run may find it finished. */
  void started(StartedDeployment deployment);

  /** The build has come to its good end. */
  void finished(String deployment);
}
