package dev.longhaul.dns;

/**
 * One wanted change. {@code PUT} makes the record the only one of its name and type; {@code REMOVE}
 * takes exactly this record away.
 */
public record RecordChange(Kind kind, DnsRecord record) {
  public enum Kind {
    PUT,
    REMOVE
  }

  public static RecordChange put(DnsRecord record) {
    return new RecordChange(Kind.PUT, record);
  }

  public static RecordChange remove(DnsRecord record) {
    return new RecordChange(Kind.REMOVE, record);
  }
}
