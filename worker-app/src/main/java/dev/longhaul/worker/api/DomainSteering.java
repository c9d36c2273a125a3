package dev.longhaul.worker.api;

import dev.longhaul.activities.acting.RegistrarPost;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.CancelRequest;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.Progress;
import dev.longhaul.durable.Words;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Steers a transfer that waits: look now, wait longer, take back. */
final class DomainSteering {
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Operations operations;
  private final RegistrarPost post;
  private final OperationLookup lookup;
  private final Trail trail;

  DomainSteering(ApiServices services, OperationLookup lookup, Trail trail) {
    this.operations = services.operations();
    this.post = services.registrarPost();
    this.lookup = lookup;
    this.trail = trail;
  }

  /** A duration between a moment and 30 days. */
  static Duration duration(String text) {
    try {
      Duration by = Duration.parse(text);
      if (!by.isZero() && !by.isNegative() && by.compareTo(LONGEST) <= 0) {
        return by;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is not a duration like P2D or PT12H", e);
    }
    throw new IllegalArgumentException("is not between a moment and 30 days");
  }

  String approve(DomainName domain, Actor actor) {
    OperationId id = open(domain).id();
    refuseUnless(post.askToLook(domain, actor), id);
    trail.audit(actor, "approve-domain", id, "look at the registrar now");
    return id + " looks at the registrar now";
  }

  /** A parked transfer is extended by a decision, one that waits by moving its deadline. */
  String extend(DomainName domain, Duration by, Actor actor) {
    Progress transfer = open(domain);
    OperationId id = transfer.id();
    Parking parking = transfer.parking();
    if (parking == null) {
      refuseUnless(post.extend(domain, by), id);
    } else {
      Decision extend =
          new Decision(
              DecisionWord.EXTEND,
              parking.step(),
              parking.number(),
              actor,
              Map.of(),
              by,
              "waits on");
      operations.decide(id, extend, UUID.randomUUID().toString());
    }
    trail.audit(actor, "extend-domain", id, "by " + by);
    return id + " waits " + Words.of(by) + " longer";
  }

  String cancel(DomainName domain, @Nullable String reason, Actor actor) {
    OperationId id = open(domain).id();
    operations.cancel(id, new CancelRequest(actor, reason));
    trail.audit(actor, "cancel", id, reason == null ? "without a reason" : reason);
    return id + " is asked to stop; an open request is taken back at the registrar";
  }

  private Progress open(DomainName domain) {
    OperationId id = TransferDomainWorkflow.id(domain);
    Progress progress = lookup.open(id).orElseThrow(() -> notRunning(id));
    refuseUnlessTransfer(id, progress.kind());
    return progress;
  }

  /** A registration has the same id; nobody can be asked to look or wait longer for it. */
  private static void refuseUnlessTransfer(OperationId id, @Nullable String kind) {
    if (kind != null && !kind.equals(TransferDomainWorkflow.KIND)) {
      throw new DecisionRefused(
          "%s is no transfer but %s; use longhaul operation show, decide or cancel"
              .formatted(id, kind));
    }
  }

  private static void refuseUnless(boolean open, OperationId id) {
    if (!open) {
      throw notRunning(id);
    }
  }

  private static DecisionRefused notRunning(OperationId id) {
    return new DecisionRefused(id + " is not running; nothing waits for that domain");
  }
}
