package dev.longhaul.cli;

import dev.longhaul.durable.OperationId;
import java.util.List;
import java.util.function.Supplier;

/** Ids as people type them; a wrong one is bad input and nothing is sent. */
final class Ids {
  private Ids() {}

  static OperationId operation(String text) {
    return read(() -> new OperationId(text));
  }

  static <T> T read(Supplier<T> id) {
    try {
      return id.get();
    } catch (IllegalArgumentException e) {
      throw new Complaint(ExitCode.BAD_INPUT, List.of(e.getMessage()), e);
    }
  }
}
