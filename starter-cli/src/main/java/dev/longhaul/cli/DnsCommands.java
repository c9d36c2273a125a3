package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.screen.Table;
import dev.longhaul.cli.service.Query;
import dev.longhaul.cli.zone.BindFile;
import dev.longhaul.cli.zone.ZoneDiff;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longhaul dns ...}. */
@Command(name = "dns", description = "DNS records: single changes, whole zones, requests.")
final class DnsCommands {
  private static final String PATH = "/api/v2/dns";
  private static final String NEEDS = "zones and requests are known to the API";

  private final Session session;

  DnsCommands(Session session) {
    this.session = session;
  }

  @Command(name = "create", description = "Add a record, beside others of its name and type.")
  int create(@Mixin DnsRecordOptions record, @Mixin DnsSendOptions how, @Mixin WaitOptions wait) {
    return hand(record.request("create", true), how, wait);
  }

  @Command(name = "update", description = "Make a record the only one of its name and type.")
  int update(@Mixin DnsRecordOptions record, @Mixin DnsSendOptions how, @Mixin WaitOptions wait) {
    return hand(record.request("update", true), how, wait);
  }

  @Command(name = "delete", description = "Remove a record; without TARGET all of its type.")
  int delete(@Mixin DnsRecordOptions record, @Mixin DnsSendOptions how, @Mixin WaitOptions wait) {
    return hand(record.request("delete", false), how, wait);
  }

  @Command(name = "adopt", description = "Take over a record that somebody made by hand.")
  int adopt(@Mixin DnsRecordOptions record, @Mixin DnsSendOptions how, @Mixin WaitOptions wait) {
    return hand(record.request("adopt", true), how, wait);
  }

  @Command(name = "status", description = "Show a request with all its states.")
  int status(
      @Parameters(paramLabel = "ID", description = "Of the request, like dns-1.") String id) {
    JsonNode request = session.api(NEEDS).get(PATH + "/" + id(id));
    if (session.json()) {
      session.screen.json(request);
    } else {
      DnsPage.print(request, session);
    }
    return ExitCode.SUCCEEDED.code();
  }

  @Command(name = "list", description = "List requests, the newest first.")
  int list(
      @Option(names = "--status", paramLabel = "STATUS", description = "Only those, like APPLIED.")
          @Nullable String status,
      @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only those.")
          @Nullable String account,
      @Option(names = "--zone", paramLabel = "ZONE", description = "Only those.")
          @Nullable String zone,
      @Option(names = "--source", paramLabel = "SOURCE", description = "Only those, like kafka.")
          @Nullable String source,
      @Mixin PageOptions page) {
    Query filters =
        new Query()
            .with("status", status)
            .with("account_id", account)
            .with("zone", zone)
            .with("source", source);
    JsonNode answer = session.api(NEEDS).get(PATH + page.of(filters));
    Table table =
        new Table("REQUEST", "STATUS", "ZONE", "SOURCE", "WHEN", "REASON")
            .sparing("SOURCE", "WHEN");
    for (JsonNode item : answer.path("items")) {
      table.row(
          Fields.text(item, "request_id"),
          Fields.text(item, "status"),
          Fields.text(item, "zone"),
          Fields.text(item, "source"),
          Fields.moment(item, "created_at"),
          Fields.text(item, "reason"));
    }
    return Lists.print(answer, table, session, "no requests");
  }

  @Command(name = "export", description = "Write a zone as a file, for plan, apply, or BIND.")
  int export(
      @Parameters(paramLabel = "ZONE", description = "Like acme.example.") String zone,
      @Option(names = "--bind", description = "As a BIND zone file instead of YAML.")
          boolean bind) {
    DomainName name = Ids.read(() -> new DomainName(zone));
    JsonNode shown = zone(name);
    String text = bind ? BindFile.write(name, DnsFiles.lines(shown)) : DnsFiles.yaml(name, shown);
    text.lines().forEach(session.screen::whole);
    return ExitCode.SUCCEEDED.code();
  }

  @Command(name = "plan", description = "Show what a file would change; nothing is sent.")
  int plan(
      @Mixin DnsFileOptions file,
      @Option(names = "--out", paramLabel = "FILE", description = "Keep the plan for apply.")
          @Nullable Path out)
      throws IOException {
    ZoneDiff diff = diff(file);
    print(diff);
    if (out != null) {
      Files.writeString(out, Json.mapper().writeValueAsString(diff.request(file.force)) + "\n");
      session.screen.note("apply it with: " + session.command() + " dns apply " + out);
    }
    return ExitCode.SUCCEEDED.code();
  }

  @Command(name = "apply", description = "Change a zone as a file or a kept plan says.")
  int apply(
      @Parameters(paramLabel = "PLAN", arity = "0..1", description = "A plan of 'plan --out'.")
          @Nullable Path kept,
      @Mixin DnsFileOptions file,
      @Mixin WaitOptions wait) {
    if ((kept == null) == (file.file == null)) {
      throw new Complaint(ExitCode.USAGE, "name a plan, or a file by -f");
    }
    if (kept != null) {
      return send(current(DnsFiles.plan(kept)), wait);
    }
    ZoneDiff diff = diff(file);
    print(diff);
    return diff.isEmpty() ? ExitCode.SUCCEEDED.code() : send(diff.request(file.force), wait);
  }

  /** The kept plan, while the zone is as it was planned for. */
  private ObjectNode current(ObjectNode plan) {
    DomainName name = Ids.read(() -> new DomainName(plan.path("zone").asText()));
    String now = zone(name).path("version").asText();
    if (!now.equals(plan.path("zone_version").asText())) {
      throw new Complaint(
          ExitCode.FAILED,
          "zone " + name + " has changed since it was planned; nothing was sent, plan again");
    }
    return plan;
  }

  private ZoneDiff diff(DnsFileOptions options) {
    var wanted = options.read(session.in);
    return ZoneDiff.of(wanted, zone(wanted.zone()), options.prune);
  }

  private void print(ZoneDiff diff) {
    if (session.json()) {
      session.screen.json(diff.request(false));
    } else if (diff.isEmpty()) {
      session.screen.line(diff.zone() + " is so already");
    } else {
      diff.words().forEach(session.screen::whole);
    }
  }

  private JsonNode zone(DomainName name) {
    return session.api(NEEDS).get(PATH + "/zones/" + name);
  }

  private int hand(ObjectNode request, DnsSendOptions how, WaitOptions wait) {
    request.put("force", how.force);
    if (how.account != null) {
      request.putObject("context").put("account_id", how.account).put("source", "cli");
    }
    if (!how.dryRun) {
      return send(request, wait);
    }
    JsonNode plan = session.api(NEEDS).post(PATH + "/create", request.put("dry_run", true));
    return DnsPage.plan(plan, session);
  }

  /**
   * With an id of its own, so that the same command twice by accident of the net is one request.
   */
  private int send(ObjectNode request, WaitOptions wait) {
    String id = "cli-" + Ids.random();
    JsonNode receipt = session.api(NEEDS).post(PATH + "/create", request.put("request_id", id));
    OperationId operation = ChangeDnsWorkflow.id(id);
    if (session.json()) {
      session.screen.json(receipt);
    } else if (!wait.waits()) {
      session.screen.line("accepted: " + id);
      session.screen.whole("look at it with: " + session.command() + " dns status " + id);
    }
    return wait.waits() ? session.follow(operation, wait, null, true) : ExitCode.SUCCEEDED.code();
  }

  private static String id(String text) {
    return Ids.read(() -> DnsOrder.checkId(text));
  }
}
