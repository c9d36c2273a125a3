package dev.longhaul.sandbox.simulation;

import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.dns.RecordWish;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a DNS request must have left in its zone, by its status in the ledger. */
final class ChangedZone {
  private final DnsScenario.Request request;
  private final Stage stage;
  private final Findings findings;

  ChangedZone(DnsScenario.Request request, Stage stage, Findings findings) {
    this.request = request;
    this.stage = stage;
    this.findings = findings;
  }

  void check() {
    Optional<OperationRow> row = stage.row(request.start().id());
    if (row.isEmpty() || row.get().outcome() == null) {
      return; // whether everything has ended is asked elsewhere
    }
    String id = request.order().requestId();
    List<String> status = stage.texts("select status from dns_requests where id = ?", id);
    boolean visible = status.equals(List.of("VISIBLE"));
    switch (row.get().outcome()) {
      case SUCCEEDED, PARTIAL -> findings.equal("status of " + id, List.of("VISIBLE"), status);
      case ABORTED, ROLLED_BACK, FAILED ->
          findings.require(
              unsuccessful().contains(status),
              id + " is " + status + " after " + row.get().outcome());
    }
    findings.require(!request.absurd() || !visible, id + " was done, but cannot be");
    boolean undone = runs("outcome = 'FAILED' or leftovers <> '[]'") == 0;
    own().forEach(wish -> record(wish, visible, undone));
    common();
  }

  /** The first answer stays: a later run that is stopped changes nothing of it. */
  private List<List<String>> unsuccessful() {
    return runs("outcome = 'SUCCEEDED'") > 0
        ? List.of(List.of("VISIBLE"))
        : List.of(List.of("FAILED"), List.of("INVALID"));
  }

  private long runs(String condition) {
    return stage.number(
        "select count(*) from operation_runs where operation = ? and (" + condition + ")",
        request.start().id().value());
  }

  private Stream<RecordWish> own() {
    return request.order().wishes().stream().filter(wish -> isOwn(wish.name().value()));
  }

  private static boolean isOwn(String name) {
    return name.startsWith("own-");
  }

  /** There when the request is done, gone when it was undone, and never twice. */
  private void record(RecordWish wish, boolean visible, boolean undone) {
    List<String> there = contents(wish.name().value());
    List<String> wished = List.of(String.valueOf(wish.content()));
    if (visible) {
      findings.equal("records of " + wish.name(), wished, there);
    } else if (undone || request.absurd()) {
      findings.equal("records of " + wish.name(), List.of(), there);
    } else {
      findings.require(
          there.isEmpty() || there.equals(wished), wish.name() + " has the records " + there);
    }
    long created = stage.effects("record-created", wish.name().value());
    long deleted = stage.effects("record-deleted", wish.name().value());
    findings.require(created <= 1 + deleted, wish.name() + " was created " + created + " times");
  }

  /** Whoever set the common name came last or was undone: it has one value at most. */
  private void common() {
    request.order().wishes().stream()
        .map(wish -> wish.name().value())
        .filter(name -> name.startsWith("common."))
        .forEach(
            name ->
                findings.require(
                    contents(name).size() <= 1, name + " has all of " + contents(name)));
  }

  private List<String> contents(String name) {
    return stage.world().inwx().records(request.zone().value()).stream()
        .filter(record -> record.name().equals(name))
        .map(record -> record.content())
        .toList();
  }
}
