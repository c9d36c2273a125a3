package dev.longhaul.activities.inwx;

import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordValues;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** When two records mean the same: the one form in which contents are compared and sent. */
final class RecordForm {
  private static final Set<RecordType> TARGETS =
      Set.of(RecordType.CNAME, RecordType.NS, RecordType.MX, RecordType.SRV);

  private RecordForm() {}

  /** Same name, type, content and priority; the time to live may differ. */
  static boolean sameContent(DnsRecord one, DnsRecord other) {
    return one.sameSet(other)
        && content(one).equals(content(other))
        && priority(one) == priority(other);
  }

  static boolean same(DnsRecord one, DnsRecord other) {
    return sameContent(one, other) && one.ttl().equals(other.ttl());
  }

  /** The content as the registrar wants it: targets without a trailing dot. */
  static String content(DnsRecord record) {
    String content = record.content().strip();
    if (content.equals(RecordValues.NO_MAIL)) {
      return content;
    }
    if (TARGETS.contains(record.type())) {
      return content.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }
    return switch (record.type()) {
      case AAAA -> address(content);
      case TXT -> unquoted(content);
      case CAA -> caa(content);
      default -> content;
    };
  }

  static int priority(DnsRecord record) {
    return Optional.ofNullable(record.priority()).orElse(0);
  }

  private static String address(String content) {
    if (!content.contains(":")) {
      return content;
    }
    try {
      return InetAddress.getByName(content).getHostAddress();
    } catch (UnknownHostException e) {
      return content;
    }
  }

  /** Quotes only where the value needs them: a semicolon begins a comment elsewhere. */
  private static String caa(String content) {
    String plain = content.replace("\"", "").replaceAll("\\s+", " ");
    String[] parts = plain.split(" ", 3);
    boolean bare = parts.length < 3 || parts[2].matches("[^ ;]+");
    return bare ? plain : parts[0] + " " + parts[1] + " \"" + parts[2] + "\"";
  }

  private static String unquoted(String content) {
    boolean quoted = content.length() >= 2 && content.startsWith("\"") && content.endsWith("\"");
    return quoted ? content.substring(1, content.length() - 1) : content;
  }
}
