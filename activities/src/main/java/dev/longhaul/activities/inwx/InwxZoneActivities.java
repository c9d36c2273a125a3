package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.acting.DnsRecordLedger;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.dns.DnsPlan;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.WishPlanner;
import dev.longhaul.dns.ZoneActivities;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.dns.ZoneContent;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.dns.ZonePlan;
import dev.longhaul.dns.ZoneWish;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Zones at INWX (P-04, D-06, D-11): one writer per zone, foreign records only when told. */
public final class InwxZoneActivities implements ZoneActivities {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final InwxClient inwx;
  private final InwxSettings settings;
  private final Acting acting;
  private final DnsRecordLedger ledger;
  private final InwxFailures failures;
  private final ZoneFinder finder;

  public InwxZoneActivities(
      InwxClient inwx, InwxSettings settings, Acting acting, DnsRecordLedger ledger) {
    this.inwx = inwx;
    this.settings = settings;
    this.acting = acting;
    this.ledger = ledger;
    this.failures = new InwxFailures(settings.settle());
    this.finder = new ZoneFinder(inwx, ledger);
  }

  @Override
  public ZonePlan plan(DomainName zone, List<RecordChange> changes) {
    ZoneView view = look(zone);
    Ownership ownership = ownership(zone);
    return new ZonePlan(
        zone,
        view.exists(),
        RecordEdits.all(changes, view).stream().map(edit -> edit.planned(ownership)).toList());
  }

  @Override
  public DnsPlan prepare(ZoneWish wish) {
    return looking(
            () ->
                wish.zone() == null
                    ? finder.zoneOf(wish.wishes().get(0).name())
                    : finder.zone(wish.zone()))
        .map(found -> WishPlanner.plan(found.content(), wish, changes -> plan(found, changes)))
        .orElseGet(() -> DnsPlan.withoutZone(wish));
  }

  /** The zone as it is now; empty when the account has none of this name. */
  public Optional<ZoneContent> content(DomainName zone) {
    return looking(() -> finder.zone(zone)).map(ZoneFinder.Found::content);
  }

  private static ZonePlan plan(ZoneFinder.Found found, List<RecordChange> changes) {
    return new ZonePlan(
        found.zone(),
        true,
        RecordEdits.all(changes, found.view()).stream()
            .map(edit -> edit.planned(found.ownership()))
            .toList());
  }

  @Override
  public List<ZoneOutcome> apply(Fence fence, DomainName zone, List<ZoneChangeRequest> requests) {
    return acting.act(
        settings.account() + "/zone/" + zone,
        fence,
        guard -> requests.stream().map(request -> isolated(guard, fence, request)).toList());
  }

  /** What fails one request for good does not fail the others; a superseded run ends with all. */
  private ZoneOutcome isolated(Guard guard, Fence fence, ZoneChangeRequest request) {
    try {
      return answer(guard, fence, request);
    } catch (ApplicationFailure e) {
      if (!e.isNonRetryable() || ActingProblem.SUPERSEDED.name().equals(e.getType())) {
        throw e;
      }
      return ZoneOutcome.answered(
          request.requestId(), ZoneOutcome.State.FAILED, e.getOriginalMessage());
    }
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
    try {
      return carryOut(guard, editor, request);
    } catch (InwxException e) {
      if (e.result() == InwxCode.ABSENT) {
        throw VendorFailures.again(e);
      }
      if (!e.result().refused()) {
        throw failures.of(e);
      }
      return refused(editor, request, e.getMessage());
    } catch (VendorException e) {
      throw failures.of(e);
    }
  }

  private ZoneOutcome carryOut(Guard guard, ZoneEditor editor, ZoneChangeRequest request) {
    Ownership ownership = ownership(request.zone());
    ZoneView view = openZone(guard, request);
    List<RecordEdit> edits = RecordEdits.all(request.changes(), view);
    Optional<String> why = changedMeanwhile(editor, request, view, edits);
    if (why.isPresent()) {
      return refused(editor, request, why.get());
    }
    List<DnsRecord> foreign =
        edits.stream().flatMap(edit -> edit.foreign(ownership).stream()).toList();
    if (!foreign.isEmpty() && !request.overwriteForeign()) {
      return refused(editor, request, foreign.get(0) + " is in the way and is not Longhaul's");
    }
    editor.carryOut(edits);
    editor.settle(edits, readBack(request, edits));
    return ZoneOutcome.answered(
        request.requestId(), ZoneOutcome.State.APPLIED, sentence(request, edits));
  }

  /** What has happened since the plan; an attempt that is resumed has changed the zone itself. */
  private Optional<String> changedMeanwhile(
      ZoneEditor editor, ZoneChangeRequest request, ZoneView view, List<RecordEdit> edits) {
    Optional<String> gone =
        edits.stream()
            .map(RecordEdit::change)
            .filter(change -> change.kind() == RecordChange.Kind.ADOPT)
            .filter(change -> view.find(change.record()).isEmpty())
            .findFirst()
            .map(change -> change.record() + " is gone and cannot be adopted");
    boolean fresh = !editor.resumes() && edits.stream().anyMatch(edit -> !edit.nothingToDo());
    if (gone.isPresent() || request.ifVersion() == null || !fresh) {
      return gone;
    }
    String version =
        new ZoneFinder.Found(request.zone(), view, ownership(request.zone())).content().version();
    return version.equals(request.ifVersion())
        ? Optional.empty()
        : Optional.of("zone " + request.zone() + " has changed since it was planned; plan again");
  }

  private ZoneView openZone(Guard guard, ZoneChangeRequest request) {
    ZoneView view = look(request.zone());
    boolean adds =
        request.changes().stream()
            .anyMatch(one -> one.wanted() && one.kind() != RecordChange.Kind.ADOPT);
    if (view.exists() || !adds) {
      return view;
    }
    guard.beforeSending();
    inwx.createZone(
        request.zone().value(), InwxOrders.nameservers(request.nameservers(), settings));
    return look(request.zone());
  }

  /** The zone afterwards, as all changes of the request together want it. */
  private ZoneView readBack(ZoneChangeRequest request, List<RecordEdit> edits) {
    ZoneView after = look(request.zone());
    for (RecordEdit edit : edits) {
      RecordChange change = edit.change();
      boolean there = after.find(change.record()).isPresent();
      if (there != change.wanted()) {
        throw VendorFailures.again(
            change.record() + (there ? " is still" : " is not yet") + " in the zone", AGAIN);
      }
    }
    return after;
  }

  private ZoneOutcome refused(ZoneEditor editor, ZoneChangeRequest request, String why) {
    try {
      String zone = editor.takeBack(look(request.zone()));
      return ZoneOutcome.answered(
          request.requestId(), ZoneOutcome.State.REFUSED, why + "; " + zone);
    } catch (VendorException e) {
      throw failures.of(e);
    }
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
    return looking(() -> ZoneView.of(inwx.findZone(zone.value())));
  }

  private <T> T looking(Supplier<T> look) {
    try {
      return look.get();
    } catch (VendorException e) {
      throw failures.of(e);
    }
  }
}
