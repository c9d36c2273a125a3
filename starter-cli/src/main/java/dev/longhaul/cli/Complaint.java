package dev.longhaul.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a command with an exit code and sentences for the operator, never with a stack trace. */
public final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient List<String> sentences;

  public Complaint(ExitCode exitCode, String sentence) {
    this(exitCode, List.of(sentence), null);
  }

  public Complaint(ExitCode exitCode, List<String> sentences, @Nullable Throwable cause) {
    super(String.join("\n", sentences), cause);
    this.exitCode = exitCode;
    this.sentences = List.copyOf(sentences);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public List<String> sentences() {
    return sentences;
  }

  /** Whether the same request may succeed in a moment. */
  boolean isPassing() {
    return exitCode == ExitCode.UNREACHABLE || exitCode == ExitCode.TRY_LATER;
  }
}
