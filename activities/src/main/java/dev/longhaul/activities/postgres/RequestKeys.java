package dev.longhaul.activities.postgres;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Requests that carry an {@code Idempotency-Key}, and what was answered to them. A request is
 * claimed before it is handled; a claim that its holder never answered or released ends by itself,
 * and then the same request is handled again.
 */
public final class RequestKeys {
  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofDays(7);

  private final Jdbi jdbi;
  private final Duration hold;

  /**
   * @param hold longer than any request is handled; after a kill the next one waits so long
   */
  public RequestKeys(Jdbi jdbi, Duration hold) {
    this.jdbi = jdbi;
    this.hold = hold;
  }

  /**
   * A request.
   *
   * @param holder whose it is: nobody else ever has this word, as the id of a token
   * @param text what it asks for, whole: method, route and body
   */
  public record Request(String holder, String key, String text) {}

  /** An answer as it was sent. */
  public record Answer(int status, String contentType, String body) {}

  /** What to do with a request. */
  public sealed interface Verdict {
    /** It is ours to handle; {@code claim} goes with what comes of it. */
    record Handle(UUID claim) implements Verdict {}

    /** It was handled; this is the answer. */
    record Known(Answer answer) implements Verdict {}

    /** The same one is in hand; ask again after these seconds. */
    record InHand(int seconds) implements Verdict {}

    /** The key was used for something else. */
    record OtherRequest() implements Verdict {}
  }

  /** A known request; {@code patience} is how many seconds its claim still holds. */
  public record Row(
      byte[] requestHash, Integer status, String contentType, String answer, int patience) {}

  /** Claims the request, or says why not. */
  public Verdict claim(Request request) {
    byte[] hash = Digests.sha256(request.text());
    return jdbi.withExtension(
        RequestKeySql.class,
        sql -> {
          UUID claim = UUID.randomUUID();
          Optional<UUID> ours = sql.claim(request.holder(), request.key(), hash, claim, hold, KEPT);
          return ours.isPresent()
              ? new Verdict.Handle(claim)
              : sql.one(request.holder(), request.key())
                  .map(row -> verdict(row, hash))
                  .orElseGet(() -> new Verdict.InHand(1)); // released in this moment
        });
  }

  private static Verdict verdict(Row row, byte[] hash) {
    if (!Arrays.equals(row.requestHash(), hash)) {
      return new Verdict.OtherRequest();
    }
    return row.status() == null
        ? new Verdict.InHand(row.patience())
        : new Verdict.Known(new Answer(row.status(), row.contentType(), row.answer()));
  }

  /** Keeps the answer, unless another holder has taken the request over. */
  public void answered(Request request, UUID claim, Answer answer) {
    jdbi.useExtension(
        RequestKeySql.class,
        sql ->
            sql.answer(
                request.holder(),
                request.key(),
                claim,
                answer.status(),
                answer.contentType(),
                answer.body()));
  }

  /** Forgets a request that has changed nothing, so that its key can be used again. */
  public void release(Request request, UUID claim) {
    jdbi.useExtension(
        RequestKeySql.class, sql -> sql.release(request.holder(), request.key(), claim));
  }

  /** Deletes what is older than {@link #KEPT}; says how many. */
  public int prune() {
    return jdbi.withExtension(RequestKeySql.class, sql -> sql.prune(KEPT));
  }
}
