package dev.longhaul.worker;

/** Exit codes of the server processes, from sysexits. */
final class ExitCodes {
  static final int OK = 0;
  static final int USAGE = 2;
  static final int UNREACHABLE = 69;
  static final int CONFIGURATION = 78;

  private ExitCodes() {}

  /** The first message in the chain that says something. */
  static String sentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
        return cause.getMessage();
      }
    }
    return failure.getClass().getSimpleName();
  }
}
