package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.DnsRecordLedger;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.acting.OwnedRecord;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.durable.Fence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out the edits of one request. Ownership is announced in the ledger before a record is
 * sent, so that a record whose answer was lost is still known as ours.
 */
final class ZoneEditor {
  private static final String ANNOUNCED = "announced-";

  private final InwxClient inwx;
  private final DnsRecordLedger ledger;
  private final Guard guard;
  private final Fence fence;
  private final ZoneChangeRequest request;

  ZoneEditor(
      InwxClient inwx,
      DnsRecordLedger ledger,
      Guard guard,
      Fence fence,
      ZoneChangeRequest request) {
    this.inwx = inwx;
    this.ledger = ledger;
    this.guard = guard;
    this.fence = fence;
    this.request = request;
  }

  /** Asks the registrar whether it would take the edits; changes nothing. */
  void rehearse(List<RecordEdit> edits) {
    edits.stream()
        .filter(edit -> edit.create() && edit.deleteFirst().isEmpty())
        .forEach(
            edit ->
                unless(
                    InwxCode.EXISTS,
                    () ->
                        inwx.rehearse("nameserver.createRecord", created(edit.change().record()))));
    edits.stream()
        .filter(edit -> edit.update().isPresent() && edit.deleteFirst().isEmpty())
        .forEach(
            edit ->
                inwx.rehearse(
                    "nameserver.updateRecord",
                    updated(edit.update().orElseThrow().id(), edit.change().record())));
  }

  /** Carries one edit out. */
  void apply(RecordEdit edit) {
    DnsRecord wanted = edit.change().record();
    edit.deleteFirst().forEach(this::delete);
    if (edit.create() || edit.update().isPresent()) {
      ledger.own(fence, owned(wanted, announcedId(wanted)));
    }
    edit.update()
        .ifPresent(
            record -> {
              guard.beforeSending();
              inwx.updateRecord(updated(record.id(), wanted));
            });
    if (edit.create()) {
      guard.beforeSending();
      unless(InwxCode.EXISTS, () -> inwx.createRecord(created(wanted)));
    }
    edit.deleteAfter().forEach(this::delete);
  }

  /** Brings the ledger in line with what the zone holds after the edits. */
  void settle(List<RecordEdit> edits, ZoneView after, Ownership before) {
    for (RecordEdit edit : edits) {
      DnsRecord record = edit.change().record();
      Optional<HostedRecord> there = after.find(record);
      boolean ours = !edit.nothingToDo() || before.owns(record);
      boolean put = edit.change().wanted();
      if (put && ours && there.isPresent()) {
        ledger.own(fence, owned(record, there.get().id()));
      }
      if (there.isEmpty()) {
        before.idsOf(record).forEach(this::disown);
        disown(announcedId(record));
      }
      edit.deleteFirst().forEach(gone -> disown(gone.id()));
      edit.deleteAfter().forEach(gone -> disown(gone.id()));
    }
  }

  /** After a refusal: what did not get there is not ours. */
  void takeBackAnnouncements(ZoneView now) {
    request.changes().stream()
        .map(RecordChange::record)
        .filter(record -> now.find(record).isEmpty())
        .forEach(record -> disown(announcedId(record)));
  }

  private void delete(HostedRecord record) {
    guard.beforeSending();
    unless(InwxCode.ABSENT, () -> inwx.deleteRecord(record.id()));
  }

  private void disown(String vendorId) {
    ledger.disown(fence, request.zone(), vendorId);
  }

  private OwnedRecord owned(DnsRecord record, String vendorId) {
    return new OwnedRecord(request.zone(), record, vendorId, request.owner());
  }

  private static String announcedId(DnsRecord record) {
    String content = record.name() + " " + record.type() + " " + RecordForm.content(record);
    return ANNOUNCED + Integer.toHexString((content + RecordForm.priority(record)).hashCode());
  }

  private Map<String, Object> created(DnsRecord record) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("domain", request.zone().value());
    params.putAll(values(record));
    return params;
  }

  private static Map<String, Object> updated(String id, DnsRecord record) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("id", id);
    params.putAll(values(record));
    return params;
  }

  private static Map<String, Object> values(DnsRecord record) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", record.name().value());
    values.put("type", record.type().name());
    values.put("content", RecordForm.content(record));
    values.put("ttl", record.ttl().toSeconds());
    values.put("prio", RecordForm.priority(record));
    return values;
  }

  /** Runs the call; {@code done} means that somebody has done it before. */
  private static void unless(InwxCode done, Runnable call) {
    try {
      call.run();
    } catch (InwxException e) {
      if (e.result() != done) {
        throw e;
      }
    }
  }
}
