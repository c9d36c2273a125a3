package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of one record; checked and normalised by {@link RecordWishes} before it gets
 * here.
 *
 * @param content null only with {@code DELETE}: then all records of that name and type go
 * @param priority with MX and SRV, else null
 * @param comment may be null
 */
public record RecordWish(
    Action action,
    DomainName name,
    RecordType type,
    @Nullable String content,
    Duration ttl,
    @Nullable Integer priority,
    @Nullable String comment) {

  public enum Action {
    /** The record is there afterwards, beside others of its name and type. */
    CREATE,
    /** The wished records of this name and type replace all others. */
    UPDATE,
    /** The record, or all of its name and type, is gone afterwards. */
    DELETE,
    /** The record is there already and is Longhaul's from now on. */
    ADOPT
  }

  /** The record, when the wish names its content. */
  public DnsRecord record() {
    return new DnsRecord(name, type, Objects.requireNonNull(content), ttl, priority);
  }

  @Override
  public String toString() {
    return action + " " + name + " " + type + (content == null ? "" : " " + content);
  }
}
