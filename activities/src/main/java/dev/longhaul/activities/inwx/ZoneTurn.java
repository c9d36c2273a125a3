package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.acting.DnsRecordLedger;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.acting.OwnedRecord;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One turn of a zone's one writer, under the zone's lock (D-11). Requests that touch different
 * names are carried out after one look at the zone and read back by one more, so that the registrar
 * hears little besides the changes. An attempt that dies in between leaves them unanswered: the
 * next one finds what is done.
 */
final class ZoneTurn {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final InwxClient inwx;
  private final InwxSettings settings;
  private final DnsRecordLedger ledger;
  private final InwxFailures failures;
  private final Guard guard;
  private final Fence fence;
  private final DomainName zone;
  private final Map<String, ZoneOutcome> outcomes = new LinkedHashMap<>();

  ZoneTurn(
      InwxClient inwx,
      InwxSettings settings,
      DnsRecordLedger ledger,
      InwxFailures failures,
      Guard guard,
      Fence fence,
      DomainName zone) {
    this.inwx = inwx;
    this.settings = settings;
    this.ledger = ledger;
    this.failures = failures;
    this.guard = guard;
    this.fence = fence;
    this.zone = zone;
  }

  /** A request whose changes were sent and have yet to be seen. */
  private record Sent(ZoneChangeRequest request, ZoneEditor editor, List<RecordEdit> edits) {}

  /** One outcome for each request, in their order. */
  List<ZoneOutcome> serve(List<ZoneChangeRequest> requests) {
    RequestGroups.of(requests).forEach(this::together);
    return requests.stream()
        .map(request -> Objects.requireNonNull(outcomes.get(request.requestId())))
        .toList();
  }

  private void together(List<ZoneChangeRequest> group) {
    List<ZoneChangeRequest> open = group.stream().filter(request -> !isAnswered(request)).toList();
    if (open.isEmpty()) {
      return;
    }
    Ownership before = new Ownership(ledger.owned(zone));
    List<Sent> sent = new ArrayList<>();
    try {
      ZoneView view = openZone(open);
      open.forEach(request -> isolated(request, () -> send(request, view, before, sent)));
    } catch (InwxException e) {
      noZone(open, before, e);
    } catch (VendorException e) {
      open.forEach(request -> isolated(request, () -> failed(e)));
    }
    if (!sent.isEmpty()) {
      readBack(sent);
    }
  }

  private boolean isAnswered(ZoneChangeRequest request) {
    Optional<ZoneOutcome> answer = ledger.answer(request.requestId());
    answer.ifPresent(known -> outcomes.put(request.requestId(), known));
    return answer.isPresent();
  }

  /** What fails one request for good does not fail the others; a superseded run ends with all. */
  private void isolated(ZoneChangeRequest request, Runnable work) {
    try {
      work.run();
    } catch (ApplicationFailure e) {
      if (!e.isNonRetryable() || ActingProblem.SUPERSEDED.name().equals(e.getType())) {
        throw e;
      }
      outcomes.put(
          request.requestId(),
          ZoneOutcome.answered(
              request.requestId(), ZoneOutcome.State.FAILED, e.getOriginalMessage()));
    }
  }

  private void failed(VendorException e) {
    throw failures.of(e);
  }

  /** The zone as it is, made when it is absent and something shall be added. */
  private ZoneView openZone(List<ZoneChangeRequest> requests) {
    ZoneView view = ZoneView.of(inwx.findZone(zone.value()));
    Optional<ZoneChangeRequest> first = requests.stream().filter(ZoneTurn::adds).findFirst();
    if (view.exists() || first.isEmpty()) {
      return view;
    }
    guard.beforeSending();
    inwx.createZone(zone.value(), InwxOrders.nameservers(first.get().nameservers(), settings));
    return ZoneView.of(inwx.findZone(zone.value()));
  }

  private static boolean adds(ZoneChangeRequest request) {
    return request.changes().stream()
        .anyMatch(one -> one.wanted() && one.kind() != RecordChange.Kind.ADOPT);
  }

  private void noZone(List<ZoneChangeRequest> open, Ownership before, InwxException e) {
    open.forEach(
        request -> isolated(request, () -> refusedBy(editor(request, before), request, e)));
  }

  private ZoneEditor editor(ZoneChangeRequest request, Ownership before) {
    return new ZoneEditor(inwx, ledger, guard, fence, request, before);
  }

  private void send(ZoneChangeRequest request, ZoneView view, Ownership before, List<Sent> sent) {
    ZoneEditor editor = editor(request, before);
    List<RecordEdit> edits = RecordEdits.all(request.changes(), view);
    Optional<String> objection = objection(editor, request, view, edits, before);
    if (objection.isPresent()) {
      refused(editor, request, objection.get());
      return;
    }
    try {
      editor.carryOut(edits);
      sent.add(new Sent(request, editor, edits));
    } catch (InwxException e) {
      refusedBy(editor, request, e);
    } catch (VendorException e) {
      throw failures.of(e);
    }
  }

  private static Optional<String> objection(
      ZoneEditor editor,
      ZoneChangeRequest request,
      ZoneView view,
      List<RecordEdit> edits,
      Ownership before) {
    Optional<String> changed = changedMeanwhile(editor, request, view, edits, before);
    if (changed.isPresent() || request.overwriteForeign()) {
      return changed;
    }
    return edits.stream()
        .flatMap(edit -> edit.foreign(before).stream())
        .findFirst()
        .map((DnsRecord foreign) -> foreign + " is in the way and is not Longhaul's");
  }

  /** What has happened since the plan; an attempt that is resumed has changed the zone itself. */
  private static Optional<String> changedMeanwhile(
      ZoneEditor editor,
      ZoneChangeRequest request,
      ZoneView view,
      List<RecordEdit> edits,
      Ownership before) {
    Optional<String> gone =
        edits.stream()
            .map(RecordEdit::change)
            .filter(change -> change.kind() == RecordChange.Kind.ADOPT)
            .filter(change -> view.find(change.record()).isEmpty())
            .findFirst()
            .map(change -> change.record() + " is gone and cannot be adopted");
    if (gone.isPresent()
        || request.ifVersion() == null
        || edits.stream().allMatch(RecordEdit::nothingToDo)
        || editor.resumes()) {
      return gone;
    }
    String version = new ZoneFinder.Found(request.zone(), view, before).content().version();
    return version.equals(request.ifVersion())
        ? Optional.empty()
        : Optional.of("zone " + request.zone() + " has changed since it was planned; plan again");
  }

  /** The zone afterwards, as all changes together want it. */
  private void readBack(List<Sent> sent) {
    ZoneView after = look();
    List<Sent> settled = new ArrayList<>();
    for (Sent one : sent) {
      isolated(
          one.request(),
          () -> {
            settle(one, after);
            settled.add(one);
          });
    }
    // Before the answers: an attempt that finds them given does nothing any more.
    List<OwnedRecord> known = ledger.owned(zone);
    settled.forEach(one -> one.editor().forgetNotes(known, after));
    settled.forEach(one -> answer(one.request(), ZoneOutcome.State.APPLIED, sentence(one.edits())));
  }

  private void settle(Sent sent, ZoneView after) {
    for (RecordEdit edit : sent.edits()) {
      RecordChange change = edit.change();
      boolean there = after.find(change.record()).isPresent();
      if (there != change.wanted()) {
        throw VendorFailures.again(
            change.record() + (there ? " is still" : " is not yet") + " in the zone", AGAIN);
      }
    }
    sent.editor().settle(sent.edits(), after);
  }

  private String sentence(List<RecordEdit> edits) {
    long right = edits.stream().filter(RecordEdit::nothingToDo).count();
    return String.format("%s: %d changed, %d already right", zone, edits.size() - right, right);
  }

  private void refusedBy(ZoneEditor editor, ZoneChangeRequest request, InwxException e) {
    if (e.result() == InwxCode.ABSENT) {
      throw VendorFailures.again(e);
    }
    if (!e.result().refused()) {
      throw failures.of(e);
    }
    refused(editor, request, e.getMessage());
  }

  private void refused(ZoneEditor editor, ZoneChangeRequest request, String why) {
    try {
      String taken = editor.takeBack(look());
      answer(request, ZoneOutcome.State.REFUSED, why + "; " + taken);
    } catch (VendorException e) {
      throw failures.of(e);
    }
  }

  private void answer(ZoneChangeRequest request, ZoneOutcome.State state, String message) {
    ZoneOutcome outcome = ZoneOutcome.answered(request.requestId(), state, message);
    ledger.answered(fence, zone, outcome);
    outcomes.put(request.requestId(), outcome);
  }

  private ZoneView look() {
    try {
      return ZoneView.of(inwx.findZone(zone.value()));
    } catch (VendorException e) {
      throw failures.of(e);
    }
  }
}
