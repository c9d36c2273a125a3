package dev.longhaul.activities.dns;

import dev.longhaul.dns.DnsRecord;
import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Our records in DNS's own form, in which dnsjava compares them: name, type and data. */
final class WireRecords {
  private WireRecords() {}

  static Record of(DnsRecord record) {
    try {
      return Record.fromString(
          name(record.name().value()),
          type(record),
          DClass.IN,
          record.ttl().toSeconds(),
          data(record),
          Name.root);
    } catch (IOException e) {
      throw new IllegalArgumentException(record + " is not a DNS record", e);
    }
  }

  static int type(DnsRecord record) {
    return Type.value(record.type().name());
  }

  static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("'" + text + "' is not a DNS name", e);
    }
  }

  /** Names without a trailing dot are full names here, because the origin is the root. */
  private static String data(DnsRecord record) {
    String content = record.content().strip();
    return switch (record.type()) {
      case A, AAAA, CNAME, NS -> content;
      case MX, SRV -> Optional.ofNullable(record.priority()).orElse(0) + " " + content;
      case TXT -> content.startsWith("\"") ? content : quoted(content);
      case CAA -> content.contains("\"") ? content : content.replaceFirst("(\\S+)$", "\"$1\"");
    };
  }

  /** Strings of a TXT record hold 255 bytes each. */
  private static String quoted(String content) {
    StringBuilder strings = new StringBuilder();
    for (int start = 0; start < content.length(); start += 255) {
      String part = content.substring(start, Math.min(content.length(), start + 255));
      strings.append('"').append(part.replace("\\", "\\\\").replace("\"", "\\\"")).append("\" ");
    }
    return strings.toString().strip();
  }
}
