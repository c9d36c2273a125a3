package dev.longhaul.cli.zone;

import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordValues;
import dev.longhaul.domains.DomainName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Zones in the master file format of RFC 1035, which BIND and many others read and write. */
public final class BindFile {
  /** One {@code $GENERATE} can ask for billions. */
  private static final int MOST = 10_000;

  private static final Pattern ORIGIN =
      Pattern.compile("^\\$ORIGIN[ \t]+(\\S+)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private BindFile() {}

  /**
   * Reads a zone; SOA records are passed over, every other type that is not written here refused.
   *
   * @param origin the zone; null when the file says so by its SOA or, without one, its first {@code
   *     $ORIGIN}
   * @throws IllegalArgumentException with one sentence
   */
  public static ZoneFile read(String text, @Nullable DomainName origin) {
    List<Record> records = records(text, origin);
    DomainName zone = origin == null ? zone(text, records) : origin;
    List<ZoneLine> lines = new ArrayList<>();
    for (Record record : records) {
      if (record.getType() != Type.SOA) {
        lines.add(line(record));
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("the file has no records");
    }
    return new ZoneFile(zone, lines);
  }

  private static List<Record> records(String text, @Nullable DomainName origin) {
    List<Record> records = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (Master master =
        new Master(
            new ByteArrayInputStream(bytes),
            origin == null ? null : Name.fromString(origin + "."),
            300)) {
      master.disableIncludes(true);
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        if (records.size() == MOST) {
          throw new IllegalArgumentException("the file has more than " + MOST + " records");
        }
        records.add(record);
      }
      return records;
    } catch (IOException e) {
      throw new IllegalArgumentException("not a zone file: " + e.getMessage(), e);
    }
  }

  private static DomainName zone(String text, List<Record> records) {
    return records.stream()
        .filter(record -> record.getType() == Type.SOA)
        .findFirst()
        .map(record -> name(record.getName()))
        .or(() -> origin(text))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the file has neither SOA nor $ORIGIN; name the zone by --zone"));
  }

  private static Optional<DomainName> origin(String text) {
    Matcher origin = ORIGIN.matcher(text);
    return origin.find() ? Optional.of(new DomainName(origin.group(1))) : Optional.empty();
  }

  private static ZoneLine line(Record record) {
    try {
      return ZoneLine.of(
          name(record.getName()), type(record), target(record), record.getTTL(), priority(record));
    } catch (IllegalArgumentException e) {
      String line = record.getName() + " " + Type.string(record.getType());
      throw new IllegalArgumentException(line + ": " + e.getMessage(), e);
    }
  }

  private static RecordType type(Record record) {
    return RecordType.find(Type.string(record.getType()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "records of this type are not managed; take the line out, what the zone"
                        + " holds of them stays"));
  }

  private static @Nullable Integer priority(Record record) {
    if (record instanceof MXRecord mx) {
      return mx.getPriority();
    }
    return record instanceof SRVRecord srv ? srv.getPriority() : null;
  }

  private static String target(Record record) {
    if (record instanceof MXRecord mx) {
      return mx.getTarget().toString();
    }
    if (record instanceof SRVRecord srv) {
      return srv.getWeight() + " " + srv.getPort() + " " + srv.getTarget();
    }
    if (record instanceof CAARecord caa) {
      return caa.getFlags() + " " + caa.getTag() + " \"" + caa.getValue() + "\"";
    }
    return record instanceof TXTRecord txt ? quoted(txt) : record.rdataToString();
  }

  private static String quoted(TXTRecord record) {
    return record.getStringsAsByteArrays().stream()
        .map(string -> new String(string, StandardCharsets.ISO_8859_1))
        .map(string -> "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(" "));
  }

  private static DomainName name(Name name) {
    return DomainName.ofRecord(name.toString(true));
  }

  /** Writes a zone, every name in full. */
  public static String write(DomainName zone, List<ZoneLine> lines) {
    StringBuilder text = new StringBuilder("$ORIGIN " + zone + ".\n");
    for (ZoneLine line : lines) {
      text.append(
          String.format(
              Locale.ROOT, "%s. %d IN %s %s%n", line.name(), line.ttl(), line.type(), data(line)));
    }
    return text.toString();
  }

  private static String data(ZoneLine line) {
    String rank = line.priority() == null ? "" : line.priority() + " ";
    return switch (line.type()) {
      case A, AAAA, CAA -> line.target();
      case CNAME, NS, MX, SRV -> rank + full(line.target());
      case TXT -> strings(line.target());
    };
  }

  private static String full(String name) {
    return name.equals(RecordValues.NO_MAIL) ? name : name + ".";
  }

  /** A string holds 255 characters at most. */
  private static String strings(String text) {
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < text.length(); i += 255) {
      String part = text.substring(i, Math.min(text.length(), i + 255));
      strings.add("\"" + part.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }
    return String.join(" ", strings);
  }
}
