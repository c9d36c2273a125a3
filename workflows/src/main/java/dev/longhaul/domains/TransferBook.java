package dev.longhaul.domains;

import dev.longhaul.durable.Operation;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.Progress;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.durable.StepOptions;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.durable.TaskQueues;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A transfer's auth codes, deadline and end in the ledger. */
final class TransferBook {
  private final Operation operation;
  private final TransferOrder order;
  private final Port<TransferLedgerActivities> ledger;
  private final Set<SecretRef> codes = new LinkedHashSet<>();
  private @Nullable Instant noted;

  TransferBook(Operation operation, TransferOrder order) {
    this.operation = operation;
    this.order = order;
    this.ledger = operation.port(TransferLedgerActivities.class, TaskQueues.MAIN);
  }

  /** The code to use now; null when nobody has given one. */
  @Nullable SecretRef authCode() {
    SecretRef code = operation.edited(AuthCode.FIELD).map(SecretRef::new).orElse(order.authCode());
    if (code != null) {
      codes.add(code);
    }
    return code;
  }

  List<SecretRef> authCodes() {
    authCode();
    return List.copyOf(codes);
  }

  /** How long the running wait still may take. */
  Duration remaining() {
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    return noted == null ? order.patience() : Duration.between(now, noted);
  }

  /** Tells the ledger of a deadline that has moved; the first one it has from the request. */
  void noteDeadline(Progress progress) {
    until(progress).ifPresent(this::noteDeadline);
  }

  private void noteDeadline(Instant until) {
    if (noted != null && !until.equals(noted)) {
      operation.aside(
          () ->
              ledger
                  .act("Note the new deadline")
                  .deadline(operation.fence(), order.domain(), until));
    }
    noted = until;
  }

  private static Optional<Instant> until(Progress progress) {
    return progress.steps().stream()
        .filter(line -> line.step().equals(TransferDomainWorkflow.Step.AWAIT_REGISTRAR.name()))
        .findFirst()
        .map(StepProgress::until);
  }

  /**
   * Enters an end without success; the codes are no longer needed. Of a domain that is ours by
   * then, and {@code kept}, the transfer itself has succeeded.
   */
  void end(
      TemporalFailure failure,
      Optional<RegistrarMessage> verdict,
      @Nullable TransferStanding kept) {
    TransferEnd end =
        new TransferEnd(
            order.domain(),
            kept != null ? TransferState.COMPLETED : ended(failure),
            kept != null ? kept.words() : verdict.map(RegistrarMessage::words).orElse(null),
            authCodes());
    TransferLedgerActivities last =
        Workflow.newActivityStub(
            TransferLedgerActivities.class,
            StepOptions.await(TaskQueues.MAIN, "Enter the end of the transfer"));
    Workflow.newDetachedCancellationScope(() -> write(last, end)).run();
  }

  private static TransferState ended(TemporalFailure failure) {
    return failure instanceof CanceledFailure ? TransferState.CANCELLED : TransferState.FAILED;
  }

  private void write(TransferLedgerActivities last, TransferEnd end) {
    try {
      last.end(operation.fence(), end);
    } catch (ActivityFailure e) {
      Workflow.getLogger(TransferBook.class)
          .warn("the end of {}'s transfer is not in the ledger", end.domain(), e);
    }
  }
}
