package dev.longhaul.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a change is handed in. */
final class DnsSendOptions {
  @Option(names = "--force", description = "Overrule the guard and the ownership of records.")
  boolean force;

  @Option(names = "--dry-run", description = "Show what it would do; nothing is kept.")
  boolean dryRun;

  @Option(names = "--account", paramLabel = "ACCOUNT", description = "Whose request it is.")
  @Nullable String account;
}
