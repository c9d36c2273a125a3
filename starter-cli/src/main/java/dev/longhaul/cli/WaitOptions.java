package dev.longhaul.cli;

import picocli.CommandLine.Option;

/** Whether a command stays with the operation that it starts or steers. */
final class WaitOptions extends WatchOptions {
  @Option(names = "--wait", description = "Follow the operation; the exit code says how it ended.")
  boolean wait;

  /** The other options make no sense without waiting, so they imply it. */
  boolean waits() {
    return wait || until != null || timeout != null;
  }
}
