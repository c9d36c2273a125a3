package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules for several wishes together, known before any zone is looked at. */
public final class RecordWishes {
  /** More belong into several requests. */
  public static final int MOST = 100;

  /**
   * Characters of all targets together. The undo of a request carries them twice, and what they
   * have replaced, in one payload of Temporal, which has at most 2 MB. What comes over HTTP or
   * Kafka ends earlier, at a document of 64 KiB.
   */
  public static final int MOST_CONTENT = 256 * 1024;

  /** The nameserver host keeps no shorter time to live; longer than a month helps nobody. */
  public static final int LEAST_TTL = 300;

  public static final int MOST_TTL = 2_592_000;

  private RecordWishes() {}

  /**
   * The time to live.
   *
   * @throws IllegalArgumentException with what completes "ttl ..."
   */
  public static Duration ttl(@Nullable Integer seconds) {
    if (seconds == null) {
      return DnsRecord.DEFAULT_TTL;
    }
    if (seconds < LEAST_TTL || seconds > MOST_TTL) {
      throw new IllegalArgumentException(
          "must lie between " + LEAST_TTL + " and " + MOST_TTL + " seconds");
    }
    return Duration.ofSeconds(seconds);
  }

  /** What is wrong with the wishes as a whole, in one sentence; empty when nothing is. */
  public static Optional<String> complaint(List<RecordWish> wishes) {
    if (wishes.isEmpty() || wishes.size() > MOST) {
      return Optional.of("a request has 1 to " + MOST + " records");
    }
    int content = wishes.stream().mapToInt(RecordWishes::content).sum();
    if (content > MOST_CONTENT) {
      return Optional.of(
          ("the targets of a request have %d characters at most together, and these have %d;"
                  + " send several requests")
              .formatted(MOST_CONTENT, content));
    }
    for (RecordWish wish : wishes) {
      Optional<RecordWish> clash = wishes.stream().filter(other -> clash(wish, other)).findFirst();
      if (clash.isPresent()) {
        return Optional.of(wish + " cannot stand beside " + clash.get());
      }
    }
    return Optional.empty();
  }

  private static int content(RecordWish wish) {
    return wish.content() == null ? 0 : wish.content().length();
  }

  /** A CNAME is alone at its name; the same record cannot be wanted and not wanted. */
  private static boolean clash(RecordWish one, RecordWish other) {
    if (!one.name().equals(other.name())) {
      return false;
    }
    boolean bothStay = stays(one) && stays(other);
    boolean cname = one.type() == RecordType.CNAME;
    if (bothStay && cname) {
      return other.type() != RecordType.CNAME || !Objects.equals(one.content(), other.content());
    }
    if (bothStay && one.type() == RecordType.MX && other.type() == RecordType.MX) {
      return noMail(one) && !noMail(other);
    }
    return one.type() == other.type() && opposite(one, other);
  }

  /** No mail, and mail there, is no sense together (RFC 7505, 3). */
  private static boolean noMail(RecordWish wish) {
    return RecordValues.NO_MAIL.equals(wish.content());
  }

  private static boolean opposite(RecordWish one, RecordWish other) {
    boolean deletes = one.action() == RecordWish.Action.DELETE && stays(other);
    return deletes && (one.content() == null || one.content().equals(other.content()));
  }

  private static boolean stays(RecordWish wish) {
    return wish.action() != RecordWish.Action.DELETE;
  }

  /** The names, for a title. */
  static String names(List<RecordWish> wishes) {
    List<String> names =
        wishes.stream().map(RecordWish::name).distinct().map(DomainName::value).toList();
    return names.size() <= 2
        ? String.join(" and ", names)
        : names.stream().limit(1).collect(Collectors.joining()) + " and " + (names.size() - 1);
  }
}
