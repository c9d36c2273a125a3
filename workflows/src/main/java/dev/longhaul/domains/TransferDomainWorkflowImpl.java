package dev.longhaul.domains;

import static dev.longhaul.domains.TransferDomainWorkflow.Step.AWAIT_REGISTRAR;
import static dev.longhaul.domains.TransferDomainWorkflow.Step.CHECK_DOMAIN;
import static dev.longhaul.domains.TransferDomainWorkflow.Step.REQUEST_TRANSFER;
import static dev.longhaul.domains.TransferDomainWorkflow.Step.SETTLE_DOMAIN;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.OperationWorkflow;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.StepRule;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** See {@link TransferDomainWorkflow}. What is ours is kept; an open request is taken back. */
public final class TransferDomainWorkflowImpl extends OperationWorkflow
    implements TransferDomainWorkflow {
  private static final Duration LONGEST_EXTENSION = Duration.ofDays(30);

  private final Logger log = Workflow.getLogger(TransferDomainWorkflowImpl.class);
  private final TransferNews news = new TransferNews();
  private final TransferOrder order;
  private final Port<TransferActivities> registrar;
  private final TransferBook book;
  private final PriceRules prices;
  private TransferStanding standing;
  private @Nullable Money price;
  private @Nullable Instant requestedAt;
  private TransferRequest.@Nullable Look lastLook;
  private boolean waitedBefore;
  private boolean owed;
  private boolean counted;
  private @Nullable TransferStanding kept;

  /** The order is known before the first signal: Temporal hands it to the constructor too. */
  @WorkflowInit
  public TransferDomainWorkflowImpl(TransferOrder order) {
    super(KIND, Step.values());
    this.order = order;
    this.registrar = operation.port(TransferActivities.class, order.registrar());
    this.book = new TransferBook(operation, order);
    this.prices = new PriceRules(operation, order);
    this.standing = TransferStanding.unknown(order.domain());
  }

  @Override
  public TransferResult transfer(TransferOrder order) {
    try {
      return operation.run(
          "transfer " + order.domain(),
          () -> {
            operation.step(CHECK_DOMAIN, prices.on(StepRule.<Void>plain()), this::check);
            operation.step(REQUEST_TRANSFER, askingRule(), this::request);
            operation.step(AWAIT_REGISTRAR, askingRule(), this::awaitRegistrar);
            operation.step(SETTLE_DOMAIN, this::settle);
            return result();
          });
    } catch (TemporalFailure e) {
      book.end(e, news.verdict(), kept);
      throw e;
    }
  }

  private StepRule<Void> askingRule() {
    return prices.on(StepRule.<Void>plain().editable(AuthCode.FIELD, AuthCode.rule(order)));
  }

  private void check() {
    standing = registrar.look("Where is " + order.domain() + "?").look(order.domain());
    lastLook = new TransferRequest.Look(standing, now());
    switch (standing.state()) {
      case OURS -> foundOurs();
      case MOVING -> operation.fact("already on its way (" + standing.words() + ")");
      case ELSEWHERE -> checkPrice(standing.price());
      case FREE ->
          throw StepBlocked.because(
              DomainProblem.DOMAIN_FREE,
              "nobody has registered " + order.domain() + "; abort and register it");
      case UNCLEAR ->
          throw StepBlocked.because(
              DomainProblem.DOMAIN_STATUS_UNKNOWN,
              "the registrar cannot say where " + order.domain() + " is; retry later");
    }
    price = standing.price();
  }

  /** A price means that an earlier run has asked for it and was over before it came. */
  private void foundOurs() {
    kept = standing;
    owed = standing.price() != null;
    operation.fact(
        "already ours (%s)%s"
            .formatted(standing.words(), owed ? ", asked for earlier, " + standing.price() : ""));
  }

  private void checkPrice(@Nullable Money cost) {
    prices.check(cost);
    operation.fact("at another registrar, moving costs " + cost);
  }

  private void request() {
    if (standing.ours()) {
      operation.fact("nothing to ask for");
      return;
    }
    operation.undo("take the request back", this::takeBack);
    ask();
  }

  /** The look counts for one request: whoever asks again does not know what the first has done. */
  private void ask() {
    TransferRequest.Look look = lastLook;
    lastLook = null;
    Instant now = now();
    standing =
        registrar
            .act("Ask for " + order.domain())
            .request(
                operation.fence(),
                new TransferRequest(
                    order, prices.allowed(), book.authCode(), now.plus(order.patience()), look));
    owed = true;
    requestedAt = requestedAt == null ? now : requestedAt;
    price = standing.price() == null ? price : standing.price();
    operation.fact(standing.ours() ? "ours" : "asked for, " + standing.words());
  }

  private void takeBack() {
    TransferStanding after =
        registrar
            .act("Take the request for " + order.domain() + " back")
            .cancel(operation.fence(), order.domain());
    log.info("{} after the cancel: {}", order.domain(), after.state());
    if (after.ours()) {
      kept = after;
      countPrice();
    }
  }

  /**
   * One timer for days. Whoever comes back here after a park asks again, which looks first; but
   * what nobody has looked at yet is shown before, for asking again is a person's decision.
   */
  private void awaitRegistrar() {
    if (waitedBefore && !news.isLooking()) {
      news.startAnew();
      ask();
    }
    waitedBefore = true;
    Duration patience = order.patience();
    while (!standing.ours()) {
      waitFor(patience);
      look();
      patience = book.remaining().plus(news.takeExtension());
    }
    operation.fact(standing.words() == null ? "ours" : standing.words());
  }

  private void waitFor(Duration patience) {
    operation.within(
        patience,
        "the registrar's word on " + order.domain(),
        DomainProblem.TRANSFER_SLOW,
        () -> {
          book.noteDeadline(progress());
          return news.await();
        });
  }

  private void look() {
    RegistrarMessage heard = news.heard().orElse(null);
    if (heard != null) {
      standing = judged(heard);
      news.judged(heard);
    } else if (news.asksToLook()) {
      standing = seen("Look at " + order.domain() + " now");
      operation.fact("the registrar says " + standing.words());
      refuseVanished();
    }
  }

  private TransferStanding seen(String question) {
    news.beginLook();
    TransferStanding seen = registrar.look(question).look(order.domain());
    news.endLook();
    return seen;
  }

  private TransferStanding judged(RegistrarMessage heard) {
    return switch (heard.meaning()) {
      case COMPLETED ->
          new TransferStanding(
              order.domain(), TransferStanding.State.OURS, heard.meaning(), heard.words(), price);
      case FAILED -> unlessUnderWay(DomainProblem.TRANSFER_REJECTED, heard);
      case CANCELLED -> unlessUnderWay(DomainProblem.TRANSFER_CANCELLED, heard);
      case UNDER_WAY, NEEDS_APPROVAL, LEAVING, LEFT, KEPT, LOCK, OTHER, UNKNOWN -> standing;
    };
  }

  /** A refusal names no request: while the domain is on its way, it is about an earlier one. */
  private TransferStanding unlessUnderWay(DomainProblem problem, RegistrarMessage refusal) {
    TransferStanding now = seen("Is " + order.domain() + " still on its way?");
    if (now.ours() || now.moves()) {
      news.doubt(refusal);
      log.info("{}: '{}' is about an earlier request", order.domain(), refusal.words());
      return now;
    }
    news.judged(refusal);
    news.believe(refusal);
    throw StepBlocked.because(
        problem,
        "the registrar says of %s: %s; retry asks again, edit %s asks with another code"
            .formatted(order.domain(), refusal.words(), AuthCode.FIELD));
  }

  private void refuseVanished() {
    if (!standing.ours() && !standing.moves()) {
      throw StepBlocked.because(
          DomainProblem.TRANSFER_VANISHED,
          "the registrar no longer knows of a transfer of %s%s; retry asks again"
              .formatted(
                  order.domain(),
                  news.doubted().map(said -> " and has said: " + said.words()).orElse("")));
    }
    if (standing.meaning() == TransferMeaning.UNKNOWN) {
      operation.tell(
          Notice.Kind.UNKNOWN_WORD,
          "word/" + standing.words(),
          "the registrar says '%s' of %s: this word is not known; it is waited on"
              .formatted(standing.words(), order.domain()));
    }
  }

  /** Once the domain is shown to be ours, also when that was before its request's cancel. */
  private void countPrice() {
    if (owed && price != null && !counted) {
      counted = true;
      operation.paid(price);
    }
  }

  private void settle() {
    standing =
        registrar
            .act("Lock " + order.domain() + " and set its nameservers")
            .settle(
                operation.fence(),
                new TransferSettlement(
                    order.domain(), order.nameservers(), paid(), book.authCodes()));
    countPrice();
    operation.fact("locked against leaving");
    operation.conclude(order.domain() + " is ours" + (paid() == null ? "" : ", paid " + paid()));
  }

  private @Nullable Money paid() {
    return owed ? price : null;
  }

  private TransferResult result() {
    return new TransferResult(
        Outcome.SUCCEEDED,
        order.domain(),
        TransferState.COMPLETED,
        standing.words(),
        paid(),
        requestedAt,
        now(),
        order.domain() + " is ours");
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  @Override
  public void registrarSays(RegistrarMessage message) {
    news.add(message);
  }

  @Override
  public void lookNow(Actor actor) {
    news.askToLook();
  }

  @Override
  public void extendWait(@Nullable Duration by) {
    if (by != null && !by.isNegative() && by.compareTo(LONGEST_EXTENSION) <= 0) {
      news.extend(by);
    }
  }
}
