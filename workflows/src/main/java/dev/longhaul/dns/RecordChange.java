package dev.longhaul.dns;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One wanted change. {@code PUT} makes the record the only one of its name and type; {@code ADD}
 * puts it beside the others, or gives it this time to live when it is there; {@code REMOVE} takes
 * exactly this record away; {@code ADOPT} changes nothing, but the record that is there is
 * Longhaul's from now on. Of several changes of one record in a request the last one counts.
 *
 * @param insteadOf for an {@code ADD} that takes back what this record has replaced: where another
 *     one has taken its place since, nothing comes back; null: it comes in any case
 */
public record RecordChange(Kind kind, DnsRecord record, @Nullable DnsRecord insteadOf) {
  public enum Kind {
    PUT,
    ADD,
    REMOVE,
    ADOPT
  }

  public static RecordChange put(DnsRecord record) {
    return new RecordChange(Kind.PUT, record, null);
  }

  public static RecordChange add(DnsRecord record) {
    return new RecordChange(Kind.ADD, record, null);
  }

  /** Adds what stood there before {@code replacement}, unless somebody has set it anew since. */
  static RecordChange back(DnsRecord record, DnsRecord replacement) {
    return new RecordChange(Kind.ADD, record, replacement);
  }

  public static RecordChange remove(DnsRecord record) {
    return new RecordChange(Kind.REMOVE, record, null);
  }

  public static RecordChange adopt(DnsRecord record) {
    return new RecordChange(Kind.ADOPT, record, null);
  }

  /** Whether the record shall be there afterwards. */
  public boolean wanted() {
    return kind != Kind.REMOVE;
  }

  /** {@code put www.acme.example A 192.0.2.1}. */
  public String words() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + record;
  }
}
