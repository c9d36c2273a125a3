package dev.longhaul.durable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that the operators must know (O-07, P-09).
 *
 * @param id stable: the same for every attempt to tell it, so that a receiver knows a repetition
 * @param at when it happened
 * @param operation whom it is about, or null
 * @param title what it is about in plain words, such as {@code provision acme.example}
 * @param stepTitle the step at which it happened, in plain words, or null
 * @param parking of a park and its reminder, else null
 * @param message what happened, one sentence
 * @param vendor the vendor account that is to blame, or null
 * @param lines more of the same kind, one each; of a digest the operations
 * @param commands what to type next
 */
public record Notice(
    String id,
    Kind kind,
    Instant at,
    @Nullable OperationId operation,
    String title,
    @Nullable String stepTitle,
    @Nullable Parking parking,
    String message,
    @Nullable String vendor,
    List<String> lines,
    List<String> commands) {

  /** What has happened; the words are the events' types for webhooks. */
  public enum Kind {
    /** A person must decide. */
    PARKED,
    /** Nobody has decided, and the deadline is near. */
    REMINDER,
    /** Nobody has decided until the deadline. */
    GAVE_UP,
    /** Many operations had the same to say because of one vendor. */
    DIGEST,
    /** The breaker leaves a vendor account alone. */
    VENDOR_BROKEN,
    /** An operation cannot go on by itself and cannot say so. */
    STUCK,
    /** Somebody wants one of our domains; the message says whether it has left. */
    DOMAIN_LEAVING,
    /** A vendor uses a word about what we wait for that nobody has told us of. */
    UNKNOWN_WORD,
    /** Somebody was to be told by mail, and his mailbox refuses for good. */
    MAIL_REFUSED;

    /** Such as {@code gave-up}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether it may be told together with others of its kind and vendor. */
  public boolean mayBeGathered() {
    return vendor != null && (kind == Kind.PARKED || kind == Kind.REMINDER || kind == Kind.GAVE_UP);
  }
}
