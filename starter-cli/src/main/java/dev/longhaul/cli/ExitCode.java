package dev.longhaul.cli;

import dev.longhaul.durable.OperationState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the process says to scripts; the codes are a promise and never change their meaning. */
public enum ExitCode {
  SUCCEEDED(0, "succeeded"),
  FAILED(1, "failed, or refused with a reason"),
  USAGE(2, "wrong usage of the command line"),
  PARTIAL(3, "partly succeeded, the rest is named"),
  ROLLED_BACK(4, "failed and was rolled back"),
  ABORTED(5, "was stopped and undone"),
  PARKED(6, "waits for a decision"),
  GAVE_UP_WAITING(7, "--timeout passed, the operation goes on"),
  BAD_INPUT(65, "the input has mistakes, nothing was sent; or the thing does not exist"),
  UNREACHABLE(69, "the service cannot be reached"),
  TRY_LATER(75, "not possible now, try again later"),
  NOT_ALLOWED(77, "no token, or not allowed"),
  CONFIGURATION(78, "a setting is wrong"),
  DETACHED(130, "Ctrl-C: no longer watched, the operation goes on");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /** The exit code of an outcome. */
  static ExitCode of(OperationState outcome) {
    return switch (outcome) {
      case SUCCEEDED -> SUCCEEDED;
      case PARTIAL -> PARTIAL;
      case ROLLED_BACK -> ROLLED_BACK;
      case ABORTED -> ABORTED;
      case PARKED -> PARKED;
      default -> FAILED;
    };
  }

  /** Code and meaning, as the help of the root command lists them. */
  static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(exit -> list.put(String.valueOf(exit.code), exit.meaning));
    return list;
  }
}
