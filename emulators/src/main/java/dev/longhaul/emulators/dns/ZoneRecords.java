package dev.longhaul.emulators.dns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Turns a registrar's records into records for the wire. */
final class ZoneRecords {
  private static final Logger LOG = LoggerFactory.getLogger(ZoneRecords.class);

  private ZoneRecords() {}

  /** Empty for types that exist only at the registrar, such as web forwardings. */
  static Optional<Record> wire(ZoneRecord record, ZoneSnapshot zone, Name owner) {
    int type = Type.value(record.type());
    try {
      return switch (record.type()) {
        case "ALIAS", "URL" -> Optional.empty();
        case "SOA" -> Optional.of(soa(record, zone));
        case "TXT" -> Optional.of(new TXTRecord(owner, DClass.IN, record.ttl(), strings(record)));
        default ->
            Optional.of(
                Record.fromString(owner, type, DClass.IN, record.ttl(), rdata(record), Name.root));
      };
    } catch (IOException e) {
      LOG.warn("zone {} has a record that cannot be served: {}", zone.apex(), record);
      return Optional.empty();
    }
  }

  static Name name(String text) {
    try {
      return Name.fromString(text.endsWith(".") ? text : text + ".");
    } catch (TextParseException e) {
      throw new IllegalArgumentException("not a name: " + text, e);
    }
  }

  private static String rdata(ZoneRecord record) {
    return switch (record.type()) {
      case "MX", "SRV" -> record.prio() + " " + record.content() + ".";
      case "CNAME", "NS", "PTR" -> record.content() + ".";
      default -> record.content();
    };
  }

  private static SOARecord soa(ZoneRecord record, ZoneSnapshot zone) {
    String[] parts = record.content().split("\\s+");
    return new SOARecord(
        name(zone.apex()),
        DClass.IN,
        record.ttl(),
        name(parts[0]),
        name(parts[1]),
        zone.serial(),
        10800,
        3600,
        604800,
        3600);
  }

  /** A TXT record holds strings of at most 255 characters. */
  private static List<String> strings(ZoneRecord record) {
    String content = record.content();
    boolean quoted = content.length() > 1 && content.startsWith("\"") && content.endsWith("\"");
    String text = quoted ? content.substring(1, content.length() - 1) : content;
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < text.length(); i += 255) {
      strings.add(text.substring(i, Math.min(text.length(), i + 255)));
    }
    return strings;
  }
}
