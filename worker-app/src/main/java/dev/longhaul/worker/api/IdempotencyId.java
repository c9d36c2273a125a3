package dev.longhaul.worker.api;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OrderDigest;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** The id of a request that names none: made of its sender's key, or by chance. */
final class IdempotencyId {
  private static final String HEADER = "Idempotency-Key";
  private static final int DIGITS = 32;

  private IdempotencyId() {}

  /** The same key of the same sender gives the same id for ever. */
  static String of(Context context, Actor actor) {
    String key = context.header(HEADER);
    if (key == null) {
      return UUID.randomUUID().toString();
    }
    if (key.isBlank() || key.length() > 200) {
      throw Refusal.of(HEADER, "is not 1 to 200 characters", "shorten it, or leave it out");
    }
    return "key-" + OrderDigest.of(List.of(actor.name(), key)).substring(0, DIGITS);
  }
}
