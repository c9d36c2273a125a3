package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.DnsRecordLedger;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.acting.OwnedRecord;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.durable.Fence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out the edits of one request. The ledger learns of every step before it is sent: a record
 * that comes is announced, one that goes is set aside. So a record whose answer was lost is still
 * known as ours, and a refusal can be taken back by whichever attempt meets it.
 */
final class ZoneEditor {
  private static final String ANNOUNCED = "announced-";
  private static final String SET_ASIDE = "set-aside-";

  private final InwxClient inwx;
  private final DnsRecordLedger ledger;
  private final Guard guard;
  private final Fence fence;
  private final ZoneChangeRequest request;
  private final Ownership before;
  private final Map<String, HostedRecord> foreignGone = new LinkedHashMap<>();

  ZoneEditor(
      InwxClient inwx,
      DnsRecordLedger ledger,
      Guard guard,
      Fence fence,
      ZoneChangeRequest request,
      Ownership before) {
    this.inwx = inwx;
    this.ledger = ledger;
    this.guard = guard;
    this.fence = fence;
    this.request = request;
    this.before = before;
  }

  /** Whether an earlier attempt at this request has changed the zone already. */
  boolean resumes() {
    return !mine(ANNOUNCED).isEmpty() || !mine(SET_ASIDE).isEmpty();
  }

  /** With more than one change the registrar is asked first; what takes away comes last. */
  void carryOut(List<RecordEdit> edits) {
    List<RecordEdit> effective = edits.stream().filter(edit -> !edit.nothingToDo()).toList();
    if (effective.size() > 1) {
      rehearse(effective);
    }
    effective.stream().filter(edit -> edit.deleteFirst().isEmpty()).forEach(this::write);
    effective.stream()
        .filter(edit -> !edit.deleteFirst().isEmpty())
        .sorted(Comparator.comparing(edit -> !edit.change().wanted()))
        .forEach(
            edit -> {
              edit.deleteFirst().forEach(this::delete);
              write(edit);
            });
    effective.forEach(edit -> edit.deleteAfter().forEach(this::delete));
  }

  /** Asks the registrar whether it would take the edits; changes nothing. */
  private void rehearse(List<RecordEdit> edits) {
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

  private void write(RecordEdit edit) {
    DnsRecord wanted = edit.change().record();
    edit.update()
        .ifPresent(
            record -> {
              setAside(record);
              if (!RecordForm.sameContent(record.record(), wanted)) {
                announce(wanted);
              }
              guard.beforeSending();
              inwx.updateRecord(updated(record.id(), wanted));
            });
    if (edit.create()) {
      announce(wanted);
      guard.beforeSending();
      unless(InwxCode.EXISTS, () -> inwx.createRecord(created(wanted)));
    }
  }

  /** Brings the ledger in line with what the zone holds after the edits. */
  void settle(List<RecordEdit> edits, ZoneView after) {
    for (RecordEdit edit : edits) {
      DnsRecord record = edit.change().record();
      Optional<HostedRecord> there = after.find(record);
      boolean ours = edit.claims() || before.owns(record);
      boolean put = edit.change().wanted();
      if (put && ours && there.isPresent()) {
        ledger.own(fence, owned(record, there.get().id()));
      }
      if (there.isEmpty()) {
        before.idsOf(record).forEach(this::disown);
      }
      edit.deleteFirst().forEach(gone -> disown(gone.id()));
      edit.deleteAfter().forEach(gone -> disown(gone.id()));
    }
  }

  /**
   * Forgets notes of records that the zone does not hold: those of this request, and anybody's in a
   * set that this request puts, for that is over, answered or not. Any other note of a request that
   * is not answered yet stays, for it may have to be taken back.
   */
  void forgetNotes(List<OwnedRecord> known, ZoneView after) {
    known.stream()
        .filter(owned -> isNote(owned, ANNOUNCED) || isNote(owned, SET_ASIDE))
        .filter(note -> isMine(note) || isReplaced(note.record()))
        .filter(note -> after.find(note.record()).isEmpty())
        .forEach(note -> disown(note.vendorId()));
  }

  private boolean isReplaced(DnsRecord record) {
    return request.changes().stream()
        .anyMatch(
            change -> change.kind() == RecordChange.Kind.PUT && change.record().sameSet(record));
  }

  private static boolean isNote(OwnedRecord owned, String kind) {
    return owned.vendorId().startsWith(kind);
  }

  /**
   * After a refusal: takes away what this request brought and brings back what it took, also what
   * an attempt did that has died since.
   *
   * @return what the zone is like now, for the operator
   */
  String takeBack(ZoneView now) {
    List<OwnedRecord> brought = mine(ANNOUNCED);
    List<OwnedRecord> taken = mine(SET_ASIDE);
    if (brought.isEmpty() && taken.isEmpty() && foreignGone.isEmpty()) {
      return "nothing was changed in " + request.zone();
    }
    List<String> left = new ArrayList<>();
    brought.forEach(note -> attempt(left, note.record() + " is new", () -> remove(note, now)));
    taken.forEach(note -> attempt(left, note.record() + " is gone", () -> restore(note, now)));
    foreignGone
        .values()
        .forEach(
            gone -> attempt(left, gone.record() + " is gone", () -> restore(gone.record(), now)));
    return left.isEmpty()
        ? "what was changed in " + request.zone() + " was taken back"
        : request.zone() + " could not be set back: " + String.join(", ", left);
  }

  private void remove(OwnedRecord note, ZoneView now) {
    now.find(note.record())
        .ifPresent(
            there -> {
              guard.beforeSending();
              unless(InwxCode.ABSENT, () -> inwx.deleteRecord(there.id()));
            });
    disown(note.vendorId());
  }

  private void restore(OwnedRecord note, ZoneView now) {
    String id = restore(note.record(), now);
    ledger.own(fence, new OwnedRecord(note.zone(), note.record(), id, note.owner()));
  }

  private String restore(DnsRecord record, ZoneView now) {
    Optional<HostedRecord> there = now.find(record);
    if (there.isEmpty()) {
      guard.beforeSending();
      return inwx.createRecord(created(record)).id();
    }
    if (!RecordForm.same(there.get().record(), record)) {
      guard.beforeSending();
      inwx.updateRecord(updated(there.get().id(), record));
    }
    return there.get().id();
  }

  /** What the registrar refuses to set back is left as it is and named. */
  private static void attempt(List<String> left, String complaint, Runnable step) {
    try {
      step.run();
    } catch (InwxException e) {
      if (!e.result().refused()) {
        throw e;
      }
      left.add(complaint);
    }
  }

  private void delete(HostedRecord record) {
    setAside(record);
    guard.beforeSending();
    unless(InwxCode.ABSENT, () -> inwx.deleteRecord(record.id()));
  }

  private void setAside(HostedRecord record) {
    before
        .ownerOf(record.record())
        .ifPresentOrElse(
            owner ->
                ledger.own(
                    fence,
                    new OwnedRecord(
                        request.zone(), record.record(), note(SET_ASIDE, record.record()), owner)),
            () -> foreignGone.put(record.id(), record));
  }

  private void announce(DnsRecord record) {
    ledger.own(fence, owned(record, note(ANNOUNCED, record)));
  }

  /** The notes of this very request. */
  private List<OwnedRecord> mine(String kind) {
    return ledger.owned(request.zone()).stream()
        .filter(owned -> isNote(owned, kind))
        .filter(this::isMine)
        .toList();
  }

  private boolean isMine(OwnedRecord note) {
    return note.vendorId().equals(note(ANNOUNCED, note.record()))
        || note.vendorId().equals(note(SET_ASIDE, note.record()));
  }

  private void disown(String vendorId) {
    ledger.disown(fence, request.zone(), vendorId);
  }

  private OwnedRecord owned(DnsRecord record, String vendorId) {
    return new OwnedRecord(request.zone(), record, vendorId, request.owner());
  }

  private String note(String kind, DnsRecord record) {
    String content = record.name() + " " + record.type() + " " + RecordForm.content(record);
    String priority = Integer.toString(RecordForm.priority(record));
    return kind
        + Integer.toHexString(request.requestId().hashCode())
        + "-"
        + Integer.toHexString((content + priority).hashCode());
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
