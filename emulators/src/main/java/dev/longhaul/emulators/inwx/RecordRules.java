package dev.longhaul.emulators.inwx;

import java.util.List;
import java.util.regex.Pattern;

/** What the vendor refuses in a record. */
final class RecordRules {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern SRV = Pattern.compile("\\d+ \\d+ \\S+");
  private static final Pattern CAA = Pattern.compile("\\d+ [a-z]+ \"?[^\"]*\"?");
  private static final List<String> TARGETS = List.of("CNAME", "NS", "MX", "SRV", "ALIAS", "PTR");

  private RecordRules() {}

  static void check(HostedZone zone, HostedRecord record) {
    checkName(zone, record);
    checkContent(record);
    if (record.ttl() < 300) {
      throw new Refusal(ResultCode.RANGE, "INVALID_TTL", "ttl must be 300 or more");
    }
    if (record.prio() < 0 || record.prio() > 65535) {
      throw new Refusal(ResultCode.RANGE, "INVALID_PRIO", "prio must be 0 to 65535");
    }
    List<HostedRecord> others =
        zone.records().stream().filter(other -> other.id() != record.id()).toList();
    checkCname(zone, record, others);
    if (others.stream().anyMatch(record::sameAs)) {
      throw new Refusal(ResultCode.EXISTS, "RECORD_EXISTS", "the same record exists");
    }
  }

  private static void checkName(HostedZone zone, HostedRecord record) {
    boolean inside = record.name().equals(zone.apex) || record.name().endsWith("." + zone.apex);
    if (!inside || !record.name().matches("(\\*\\.)?[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?")) {
      throw Refusal.invalid("name", "'" + record.name() + "' is not a name in " + zone.apex);
    }
  }

  private static void checkContent(HostedRecord record) {
    String content = record.content();
    boolean fine =
        switch (record.type()) {
          case "A" -> IPV4.matcher(content).matches();
          case "AAAA" -> IPV6.matcher(content).matches() && parses(content);
          case "TXT" -> !content.isEmpty() && !content.endsWith(" ") && !content.contains("`");
          case "SRV" -> SRV.matcher(content).matches();
          case "CAA" -> CAA.matcher(content).matches();
          default -> !content.isBlank();
        };
    if (!fine) {
      throw Refusal.invalid("content", "not a content for " + record.type() + ": " + content);
    }
    boolean noMail = record.type().equals("MX") && content.equals(".");
    if (TARGETS.contains(record.type()) && content.endsWith(".") && !noMail) {
      throw Refusal.invalid("content", "a target must not end with a dot: " + content);
    }
  }

  private static boolean parses(String address) {
    return org.xbill.DNS.Address.toArray(address, org.xbill.DNS.Address.IPv6) != null;
  }

  private static void checkCname(HostedZone zone, HostedRecord record, List<HostedRecord> others) {
    boolean cname = record.type().equals("CNAME");
    boolean clash =
        others.stream()
            .filter(other -> other.name().equals(record.name()))
            .anyMatch(other -> cname || other.type().equals("CNAME"));
    if (clash && others.stream().noneMatch(record::sameAs)) {
      throw new Refusal(
          ResultCode.POLICY, "CNAME_CONFLICT", record.name() + ": a CNAME stands alone");
    }
    if (cname && record.name().equals(zone.apex)) {
      throw new Refusal(ResultCode.POLICY, "CNAME_AT_APEX", "no CNAME at the apex of a zone");
    }
  }
}
