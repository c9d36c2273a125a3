package dev.longhaul.dns;

import java.util.Locale;

/**
 * One wanted change. {@code PUT} makes the record the only one of its name and type; {@code ADD}
 * puts it beside the others, or gives it this time to live when it is there; {@code REMOVE} takes
 * exactly this record away; {@code ADOPT} changes nothing, but the record that is there is
 * Longhaul's from now on. Of several changes of one record in a request the last one counts.
 */
public record RecordChange(Kind kind, DnsRecord record) {
  public enum Kind {
    PUT,
    ADD,
    REMOVE,
    ADOPT
  }

  public static RecordChange put(DnsRecord record) {
    return new RecordChange(Kind.PUT, record);
  }

  public static RecordChange add(DnsRecord record) {
    return new RecordChange(Kind.ADD, record);
  }

  public static RecordChange remove(DnsRecord record) {
    return new RecordChange(Kind.REMOVE, record);
  }

  public static RecordChange adopt(DnsRecord record) {
    return new RecordChange(Kind.ADOPT, record);
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
