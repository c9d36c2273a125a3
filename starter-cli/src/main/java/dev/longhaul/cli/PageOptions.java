package dev.longhaul.cli;

import dev.longhaul.cli.service.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which page of a list. */
final class PageOptions {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many.")
  int limit;

  @Option(names = "--after", paramLabel = "CURSOR", description = "Go on behind this one.")
  @Nullable String after;

  /** The filters, and then this page of what they let through. */
  Query of(Query filters) {
    return filters.with("limit", String.valueOf(limit)).with("after", after);
  }
}
