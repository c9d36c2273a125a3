package dev.longhaul.dns;

import dev.longhaul.dns.DnsRequestActivities.Acceptance;
import dev.longhaul.dns.DnsRequestActivities.StatusNote;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.OperationListener;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.TaskQueues;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request's line in the ledger, from being accepted to its end. */
final class RequestBook implements OperationListener {
  private final Operation operation;
  private final Port<DnsRequestActivities> ledger;
  private final DnsOrder order;
  private boolean asked;
  private boolean entered;
  private boolean failed;
  private @Nullable DomainName zone;
  private RequestStatus status = RequestStatus.ACCEPTED;
  private Supplier<List<String>> lagging = List::of;

  RequestBook(Operation operation, DnsOrder order) {
    this.order = order;
    this.zone = order.zone();
    this.operation = operation;
    this.ledger = operation.port(DnsRequestActivities.class, TaskQueues.MAIN);
    operation.listener(this);
  }

  Acceptance accept() {
    Acceptance accepted =
        ledger.await("Enter the request").accept(operation.fence(), order, operation.startedBy());
    asked = true;
    entered = !accepted.status().ended();
    return accepted;
  }

  void planned(DomainName found, List<String> changes) {
    zone = found;
    status = RequestStatus.PLANNED;
    write(null, changes, null, Actor.SYSTEM);
  }

  void applied(String how) {
    status = RequestStatus.APPLIED;
    write(how, null, null, Actor.SYSTEM);
  }

  /** From now on a park names the nameservers that lag. */
  void lagsBy(Supplier<List<String>> look) {
    lagging = look;
  }

  void ended(RequestStatus end, String reason) {
    status = end;
    write(reason, null, end == RequestStatus.VISIBLE ? List.of() : null, Actor.SYSTEM);
    failed = end != RequestStatus.VISIBLE;
  }

  /** Somebody's report, which changes nothing by itself. */
  void heard(StatusReport report) {
    if (entered && !status.ended()) {
      Fence fence = operation.fence();
      StatusNote note = note(report.toString(), null, null, report.reporter());
      operation.aside(() -> write(fence, note));
    }
  }

  /** Where the request stands. */
  RequestStatus status() {
    return status;
  }

  @Override
  public void parked(Parking parking) {
    if (entered) {
      Fence fence = operation.fence();
      StatusNote note =
          note("waits for a decision: " + parking.failure().message(), null, null, Actor.SYSTEM);
      operation.aside(() -> write(fence, note.withLagging(lagging.get())));
    }
  }

  /**
   * Given up or aborted. A stop may have cut off what was being written: then the request is in the
   * ledger and nobody here knows, or it is called visible there although it was undone since.
   */
  @Override
  public void ending(Outcome outcome, String reason) {
    if (!asked) {
      accept();
    }
    if (entered && !failed) {
      ended(RequestStatus.FAILED, reason);
    }
  }

  private void write(
      @Nullable String reason,
      @Nullable List<String> changes,
      @Nullable List<String> late,
      Actor by) {
    write(operation.fence(), note(reason, changes, late, by));
  }

  private StatusNote note(
      @Nullable String reason,
      @Nullable List<String> changes,
      @Nullable List<String> late,
      Actor by) {
    return new StatusNote(order.requestId(), status, reason, zone, changes, late, by);
  }

  private void write(Fence fence, StatusNote note) {
    ledger.await("Note that the request is " + note.status()).note(fence, note);
  }
}
