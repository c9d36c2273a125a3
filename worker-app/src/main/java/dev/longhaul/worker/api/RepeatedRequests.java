package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.RequestKeys;
import dev.longhaul.activities.postgres.RequestKeys.Answer;
import dev.longhaul.activities.postgres.RequestKeys.Request;
import dev.longhaul.activities.postgres.RequestKeys.Verdict;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request that comes again with the same {@code Idempotency-Key} as the first time. Only
 * answers to what was done are kept: a refused request has changed nothing, and its key is free
 * again. Between the work and the note of its answer a process may die; the request is then handled
 * once more, which finds what is done, because starts go by id.
 */
final class RepeatedRequests {
  static final String HEADER = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
  private static final Duration BETWEEN_PRUNES = Duration.ofHours(1);
  private static final Logger log = LoggerFactory.getLogger(RepeatedRequests.class);

  private final RequestKeys keys;
  private final Clock clock;
  private final AtomicReference<Instant> pruned = new AtomicReference<>(Instant.EPOCH);

  RepeatedRequests(RequestKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The handler, once per key; without a key as it is. */
  Handler once(Handler handler) {
    return context -> {
      String key = context.header(HEADER);
      if (key == null) {
        handler.handle(context);
      } else {
        handle(context, handler, request(context, key));
      }
    };
  }

  /** An id for what the request starts: the same for the same key of the same token. */
  static String updateId(Context context) {
    String key = context.header(HEADER);
    if (key == null) {
      return UUID.randomUUID().toString();
    }
    String whole = holder(context) + "\n" + key + "\n" + route(context);
    return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void handle(Context context, Handler handler, Request request) throws Exception {
    prune();
    Verdict verdict = keys.claim(request);
    if (verdict instanceof Verdict.Handle ours) {
      handle(context, handler, request, ours.claim());
    } else if (verdict instanceof Verdict.Known known) {
      replay(context, known.answer());
    } else if (verdict instanceof Verdict.InHand inHand) {
      context.header("Retry-After", String.valueOf(inHand.seconds()));
      throw new Refusal(
          ProblemKind.IN_HAND,
          "the same request with this %s is in hand; ask again in %d s"
              .formatted(HEADER, inHand.seconds()));
    } else {
      throw new Refusal(
          ProblemKind.KEY_REUSED,
          "this %s was used for another request; send a new key with a new request"
              .formatted(HEADER));
    }
  }

  private void handle(Context context, Handler handler, Request request, UUID claim)
      throws Exception {
    boolean done = false;
    try {
      handler.handle(context);
      done = context.statusCode() < 400;
    } finally {
      settle(context, request, claim, done);
    }
  }

  /** The work is done or refused by now; a ledger that is away must not change what is said. */
  private void settle(Context context, Request request, UUID claim, boolean done) {
    try {
      if (done) {
        keys.answered(request, claim, answer(context));
      } else {
        keys.release(request, claim);
      }
    } catch (JdbiException e) {
      log.warn("answered, but not noted under its {}: {}", HEADER, context.path(), e);
    }
  }

  private static Answer answer(Context context) {
    String body = context.result();
    String type = context.res().getContentType();
    return new Answer(
        context.statusCode(), type == null ? "text/plain" : type, body == null ? "" : body);
  }

  private static void replay(Context context, Answer answer) {
    context
        .header(REPLAYED, "true")
        .status(answer.status())
        .contentType(answer.contentType())
        .result(answer.body());
  }

  private static Request request(Context context, String key) {
    if (!KEY.matcher(key).matches()) {
      throw Refusal.of(
          HEADER, "is not 1 to 200 visible ASCII characters", "send a UUID, for example");
    }
    String body = new String(Body.bytes(context), StandardCharsets.UTF_8);
    return new Request(holder(context), key, route(context) + "\n" + body);
  }

  private static String route(Context context) {
    return context.method().name() + " " + context.path();
  }

  /** A name can be used again after its token is revoked; an id cannot. */
  private static String holder(Context context) {
    return "token " + TokenCheck.token(context).id();
  }

  private void prune() {
    Instant last = Objects.requireNonNull(pruned.get());
    Instant now = clock.instant();
    if (now.isAfter(last.plus(BETWEEN_PRUNES)) && pruned.compareAndSet(last, now)) {
      int gone = keys.prune();
      log.debug("{} old answers pruned", gone);
    }
  }
}
