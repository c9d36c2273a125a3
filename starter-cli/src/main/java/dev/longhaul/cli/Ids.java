package dev.longhaul.cli;

import dev.longhaul.durable.OperationId;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Ids as people type them; a wrong one is bad input and nothing is sent. */
final class Ids {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:-]{0,62}");

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** Short enough for a list, and nobody else's. */
  static String random() {
    return Long.toUnsignedString(RANDOM.nextLong(), Character.MAX_RADIX);
  }

  static OperationId operation(String text) {
    return read(() -> new OperationId(text));
  }

  /** The name of a token or a vendor account, as it stands in a path. */
  static String name(String what, String text) {
    if (!NAME.matcher(text).matches()) {
      throw new Complaint(
          ExitCode.BAD_INPUT,
          "'%s' is not the name of a %s: 1 to 63 letters, digits and . _ @ : -; '%s list' shows them"
              .formatted(text, what, what.split(" ", 2)[0]));
    }
    return text;
  }

  static <T> T read(Supplier<T> id) {
    try {
      return id.get();
    } catch (IllegalArgumentException e) {
      throw new Complaint(ExitCode.BAD_INPUT, List.of(e.getMessage()), e);
    }
  }
}
