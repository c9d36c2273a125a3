package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.DnsRecordLedger;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.ZoneActivities;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.dns.ZonePlan;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import java.time.Duration;
import java.util.List;

/** Zones at INWX (P-04, D-06, D-11): one writer per zone, foreign records only when told. */
public final class InwxZoneActivities implements ZoneActivities {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final InwxClient inwx;
  private final InwxSettings settings;
  private final Acting acting;
  private final DnsRecordLedger ledger;
  private final InwxFailures failures;

  public InwxZoneActivities(
      InwxClient inwx, InwxSettings settings, Acting acting, DnsRecordLedger ledger) {
    this.inwx = inwx;
    this.settings = settings;
    this.acting = acting;
    this.ledger = ledger;
    this.failures = new InwxFailures(settings.settle());
  }

  @Override
  public ZonePlan plan(DomainName zone, List<RecordChange> changes) {
    ZoneView view = look(zone);
    Ownership ownership = ownership(zone);
    return new ZonePlan(
        zone,
        view.exists(),
        changes.stream().map(change -> RecordEdit.of(change, view).planned(ownership)).toList());
  }

  @Override
  public List<ZoneOutcome> apply(Fence fence, DomainName zone, List<ZoneChangeRequest> requests) {
    return acting.act(
        settings.account() + "/zone/" + zone,
        fence,
        guard -> requests.stream().map(request -> answer(guard, fence, request)).toList());
  }

  private ZoneOutcome answer(Guard guard, Fence fence, ZoneChangeRequest request) {
    return ledger
        .answer(request.requestId())
        .orElseGet(
            () -> {
              ZoneOutcome outcome = serve(guard, fence, request);
              ledger.answered(fence, request.zone(), outcome);
              return outcome;
            });
  }

  private ZoneOutcome serve(Guard guard, Fence fence, ZoneChangeRequest request) {
    ZoneEditor editor = new ZoneEditor(inwx, ledger, guard, fence, request);
    Ownership ownership = ownership(request.zone());
    try {
      List<RecordEdit> edits = edits(request, openZone(guard, request));
      List<DnsRecord> foreign =
          edits.stream().flatMap(edit -> edit.foreign(ownership).stream()).toList();
      if (!foreign.isEmpty() && !request.overwriteForeign()) {
        return refused(request, foreign.get(0) + " is in the way and is not Longhaul's");
      }
      carryOut(editor, edits);
      ZoneView after = readBack(request);
      editor.settle(edits, after, ownership);
      return new ZoneOutcome(
          request.requestId(), ZoneOutcome.State.APPLIED, sentence(request, edits));
    } catch (InwxException e) {
      if (e.result() == InwxCode.ABSENT) {
        throw VendorFailures.again(e);
      }
      if (!e.result().refused()) {
        throw failures.of(e);
      }
      editor.takeBackAnnouncements(look(request.zone()));
      return refused(request, e.getMessage());
    } catch (VendorException e) {
      throw failures.of(e);
    }
  }

  /** With more than one change the registrar is asked first, so that all are done or none. */
  private static void carryOut(ZoneEditor editor, List<RecordEdit> edits) {
    List<RecordEdit> effective = edits.stream().filter(edit -> !edit.nothingToDo()).toList();
    if (effective.size() > 1) {
      editor.rehearse(effective);
    }
    effective.forEach(editor::apply);
  }

  private ZoneView openZone(Guard guard, ZoneChangeRequest request) {
    ZoneView view = look(request.zone());
    boolean adds = request.changes().stream().anyMatch(RecordChange::wanted);
    if (view.exists() || !adds) {
      return view;
    }
    guard.beforeSending();
    inwx.createZone(
        request.zone().value(), InwxOrders.nameservers(request.nameservers(), settings));
    return look(request.zone());
  }

  private ZoneView readBack(ZoneChangeRequest request) {
    ZoneView after = look(request.zone());
    for (RecordChange change : request.changes()) {
      boolean there = after.find(change.record()).isPresent();
      if (there != change.wanted()) {
        throw VendorFailures.again(
            change.record() + (there ? " is still" : " is not yet") + " in the zone", AGAIN);
      }
    }
    return after;
  }

  private static List<RecordEdit> edits(ZoneChangeRequest request, ZoneView view) {
    return request.changes().stream().map(change -> RecordEdit.of(change, view)).toList();
  }

  private static ZoneOutcome refused(ZoneChangeRequest request, String why) {
    return new ZoneOutcome(
        request.requestId(),
        ZoneOutcome.State.REFUSED,
        why + "; nothing was changed in " + request.zone());
  }

  private static String sentence(ZoneChangeRequest request, List<RecordEdit> edits) {
    long right = edits.stream().filter(RecordEdit::nothingToDo).count();
    return String.format(
        "%s: %d changed, %d already right", request.zone(), edits.size() - right, right);
  }

  private Ownership ownership(DomainName zone) {
    return new Ownership(ledger.owned(zone));
  }

  private ZoneView look(DomainName zone) {
    try {
      return ZoneView.of(inwx.findZone(zone.value()));
    } catch (VendorException e) {
      throw failures.of(e);
    }
  }
}
