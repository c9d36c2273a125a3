package dev.longhaul.sandbox.simulation;

import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.emulators.dns.ZoneRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What has to be true of ledger, vendors and Temporal together, whatever was asked for. */
final class Agreement {
  private Agreement() {}

  static void check(Stage stage, String prefix, Findings findings) {
    operationsEnded(stage, prefix, findings);
    slots(stage, findings);
    records(stage, prefix, findings);
    secrets(stage, prefix, findings);
  }

  /** The ledger's outcome is what Temporal shows, and nothing is open in either. */
  private static void operationsEnded(Stage stage, String prefix, Findings findings) {
    List<String> ids = stage.texts("select id from operations where subject like ?", prefix + "-%");
    for (String id : ids) {
      OperationId operation = new OperationId(id);
      var row = stage.row(operation).orElseThrow();
      findings.require(row.outcome() != null, id + " has no outcome in the ledger");
      if (row.outcome() != null) {
        findings.equal(
            id + " in Temporal",
            OperationState.of(row.outcome()),
            stage.operations().progress(operation).state());
      }
    }
    findings.equal(
        "runs without an end",
        List.of(),
        stage.texts(
            """
            select operation || ' ' || fence from operation_runs r
            where operation like ? and ended_at is null
              and fence = (select max(fence) from operation_runs where operation = r.operation)
            """,
            "%:" + prefix + "-%"));
  }

  /** A password stays with a project whose welcome was skipped: somebody else hands it over. */
  private static void secrets(Stage stage, String prefix, Findings findings) {
    List<String> ended =
        stage.texts(
            """
            select operation || ' ' || ref from secrets where ciphertext is not null and ref like ?
              and exists (select from operations where id = secrets.operation
                and outcome in ('SUCCEEDED', 'ABORTED', 'ROLLED_BACK') and leftovers = '[]')
            """,
            "%" + prefix + "-%");
    findings.equal(
        "secrets of ended operations",
        List.of(),
        ended.stream().filter(line -> !isKept(stage, line)).toList());
  }

  private static boolean isKept(Stage stage, String line) {
    OperationId operation = new OperationId(line.substring(0, line.indexOf(' ')));
    return line.contains("/initial-password") && stage.skipped(operation, "WELCOME");
  }

  private static void slots(Stage stage, Findings findings) {
    findings.equal(
        "servers whose slots are not those of their projects",
        List.of(),
        stage.texts(
            """
            select s.name || ' ' || s.slots_taken from servers s
            where s.slots_taken <> (select count(*) from projects p where p.server = s.name)
            """));
  }

  /** Every record in the ledger stands in its zone, and every one of ours in the ledger. */
  private static void records(Stage stage, String prefix, Findings findings) {
    Set<String> ledger =
        new TreeSet<>(
            stage.texts(
                "select name || ' ' || type || ' ' || content from dns_records where name like ?",
                "%" + prefix + "-%"));
    Set<String> zones =
        stage.texts("select distinct zone from dns_records").stream()
            .collect(Collectors.toCollection(TreeSet::new));
    zones.addAll(
        stage.texts("select base_domain from project_domains where domain like ?", prefix + "-%"));
    Set<String> there =
        zones.stream()
            .flatMap(zone -> stage.world().inwx().records(zone).stream())
            .filter(record -> record.name().contains(prefix + "-"))
            .filter(record -> !Set.of("NS", "SOA").contains(record.type()))
            .map(Agreement::text)
            .collect(Collectors.toCollection(TreeSet::new));
    findings.equal("records in ledger and zones", ledger, there);
    findings.equal(
        "notes of unfinished edits",
        List.of(),
        stage.texts(
            """
            select vendor_id from dns_records
            where name like ? and (vendor_id like 'announced-%' or vendor_id like 'set-aside-%')
            """,
            "%" + prefix + "-%"));
  }

  private static String text(ZoneRecord record) {
    return record.name() + " " + record.type() + " " + record.content();
  }
}
