package dev.longhaul.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.dns.RecordNames;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One record on the command line. */
final class DnsRecordOptions {
  @Parameters(index = "0", paramLabel = "NAME", description = "In full; with --zone also @ or www.")
  String name;

  @Parameters(
      index = "1",
      paramLabel = "TYPE",
      description = "A, AAAA, CNAME, TXT, MX, SRV, NS, CAA.")
  String type;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "What it points to or says.")
  @Nullable String target;

  @Option(names = "--zone", paramLabel = "ZONE", description = "The zone that NAME belongs to.")
  @Nullable String zone;

  @Option(
      names = "--ttl",
      paramLabel = "SECONDS",
      description = "Time to live in seconds; 300 by default.")
  @Nullable Integer ttl;

  @Option(names = "--priority", paramLabel = "N", description = "With MX and SRV.")
  @Nullable Integer priority;

  @Option(names = "--comment", paramLabel = "TEXT", description = "Kept with the request.")
  @Nullable String comment;

  /** The request's document. */
  ObjectNode request(String action, boolean needsTarget) {
    if (needsTarget && target == null) {
      throw new Complaint(ExitCode.USAGE, "TARGET is missing");
    }
    ObjectNode request = Json.mapper().createObjectNode();
    String within = zone;
    DomainName of = within == null ? null : Ids.read(() -> new DomainName(within));
    if (of != null) {
      request.put("zone", of.value());
    }
    ObjectNode resource = request.putObject("resource").put("action", action);
    resource.put("record_type", type.toUpperCase(Locale.ROOT));
    resource.put("domain", Ids.read(() -> RecordNames.of(name, of)).value());
    resource.put("target", target).put("comment", comment);
    ObjectNode config = resource.putObject("config");
    config.put("ttl", ttl).put("priority", priority);
    return request;
  }
}
