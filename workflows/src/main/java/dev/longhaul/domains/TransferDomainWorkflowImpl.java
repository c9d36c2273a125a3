package dev.longhaul.domains;

import static dev.longhaul.domains.TransferDomainWorkflow.Step.AWAIT_REGISTRAR;
import static dev.longhaul.domains.TransferDomainWorkflow.Step.CHECK_DOMAIN;
import static dev.longhaul.domains.TransferDomainWorkflow.Step.REQUEST_TRANSFER;
import static dev.longhaul.domains.TransferDomainWorkflow.Step.SETTLE_DOMAIN;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationWorkflow;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.StepRule;
import io.temporal.failure.ActivityFailure;
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
  private final TransferJudge judge;
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
    this.judge = new TransferJudge(operation, order, news);
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
            operation.step(
                AWAIT_REGISTRAR, askingRule().resumedBy(news::fresh), this::awaitRegistrar);
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

  /** One timer for days. */
  private void awaitRegistrar() {
    Duration patience = waitedBefore ? goOn() : order.patience();
    waitedBefore = true;
    while (!standing.ours()) {
      waitFor(patience);
      standing = judge.judge(standing);
      patience = book.remaining().plus(news.takeExtension());
    }
    operation.fact(standing.words() == null ? "ours" : standing.words());
  }

  /**
   * After a park, what has come meanwhile is judged first. Only a request whose end somebody has
   * been shown is made again; of any other a look tells whether there is something to wait for.
   */
  private Duration goOn() {
    boolean over = judge.isOver();
    boolean byItself = news.fresh().isPresent();
    if (over && !news.isPending()) {
      askAnew();
    } else {
      news.lookUnlessPending();
      standing = judge.judge(standing);
    }
    return byItself && !over ? book.remaining().plus(news.takeExtension()) : order.patience();
  }

  private void askAnew() {
    news.startAnew();
    try {
      ask();
    } catch (ActivityFailure e) {
      judge.askedInVain(e);
      throw e;
    }
    judge.begunAnew();
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
    news.askToLook(actor);
  }

  @Override
  public void extendWait(@Nullable Duration by) {
    if (by != null && !by.isNegative() && by.compareTo(LONGEST_EXTENSION) <= 0) {
      news.extend(by);
    }
  }
}
