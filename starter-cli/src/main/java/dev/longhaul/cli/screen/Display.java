package dev.longhaul.cli.screen;

import java.time.Instant;

/** Shows an operation as it goes on. */
public interface Display {
  void show(View view, Instant now);

  /** Something beside the operation, such as a service that does not answer. */
  void note(String sentence);

  /** The display that fits the terminal and the wanted format. */
  static Display of(Screen screen, OutputFormat format, String command) {
    if (format == OutputFormat.json) {
      return new JsonLines(screen);
    }
    return screen.terminal().live()
        ? new LiveBlock(screen, new ProgressBlock(screen.terminal(), command))
        : new AppendedLines(screen, new Facts(command));
  }
}
