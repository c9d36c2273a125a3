package dev.longhaul.domains;

import dev.longhaul.durable.Notice;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.StepBlocked;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Tells what the registrar's news mean for the running request; its end blocks the step. */
final class TransferJudge {
  private final Logger log = Workflow.getLogger(TransferDomainWorkflowImpl.class);
  private final Operation operation;
  private final DomainName domain;
  private final Port<TransferActivities> registrar;
  private final TransferNews news;
  private @Nullable StepBlocked end;

  TransferJudge(Operation operation, TransferOrder order, TransferNews news) {
    this.operation = operation;
    this.domain = order.domain();
    this.registrar = operation.port(TransferActivities.class, order.registrar());
    this.news = news;
  }

  /** Whether the request is over and somebody has been shown it. */
  boolean isOver() {
    return end != null;
  }

  /** The request was made again. */
  void begunAnew() {
    end = null;
  }

  /** That is what is shown from now on; a pause will be over. */
  void askedInVain(ActivityFailure failure) {
    StepBlocked blocked = StepBlocked.of(failure);
    if (blocked.pause().isEmpty()) {
      end = blocked;
    }
  }

  /** Where the domain stands by what was heard, or by the look that was asked for. */
  TransferStanding judge(TransferStanding before) {
    news.takeUp();
    RegistrarMessage heard = news.heard().orElse(null);
    if (heard != null) {
      TransferStanding after = judged(heard, before);
      news.judged(heard);
      return after;
    }
    return news.asksToLook() ? looked() : before;
  }

  private TransferStanding judged(RegistrarMessage heard, TransferStanding before) {
    return switch (heard.meaning()) {
      case COMPLETED ->
          new TransferStanding(
              domain, TransferStanding.State.OURS, heard.meaning(), heard.words(), before.price());
      case FAILED -> unlessUnderWay(DomainProblem.TRANSFER_REJECTED, heard);
      case CANCELLED -> unlessUnderWay(DomainProblem.TRANSFER_CANCELLED, heard);
      case UNDER_WAY, NEEDS_APPROVAL, LEAVING, LEFT, KEPT, LOCK, OTHER, UNKNOWN -> before;
    };
  }

  /** A refusal names no request: while the domain is on its way, it is about an earlier one. */
  private TransferStanding unlessUnderWay(DomainProblem problem, RegistrarMessage refusal) {
    TransferStanding now = seen("Is " + domain + " still on its way?");
    if (now.ours() || now.moves()) {
      news.doubt(refusal);
      log.info("{}: '{}' is about an earlier request", domain, refusal.words());
      return now;
    }
    news.judged(refusal);
    news.believe(refusal);
    throw over(
        problem,
        "the registrar says of %s: %s; retry asks again, edit %s asks with another code"
            .formatted(domain, refusal.words(), AuthCode.FIELD));
  }

  private TransferStanding looked() {
    TransferStanding now = seen("Look at " + domain + " now");
    operation.fact("the registrar says " + now.words());
    if (!now.ours() && !now.moves()) {
      throw end != null ? end : vanished();
    }
    if (now.meaning() == TransferMeaning.UNKNOWN) {
      operation.tell(
          Notice.Kind.UNKNOWN_WORD,
          "word/" + now.words(),
          "the registrar says '%s' of %s: this word is not known; it is waited on"
              .formatted(now.words(), domain));
    }
    return now;
  }

  private StepBlocked vanished() {
    return over(
        DomainProblem.TRANSFER_VANISHED,
        "the registrar no longer knows of a transfer of %s%s; retry asks again"
            .formatted(
                domain, news.doubted().map(said -> " and has said: " + said.words()).orElse("")));
  }

  /** Stays until the request is made again, or is seen to be on its way after all. */
  private StepBlocked over(DomainProblem problem, String sentence) {
    end = StepBlocked.because(problem, sentence);
    return end;
  }

  private TransferStanding seen(String question) {
    news.beginLook();
    TransferStanding seen = registrar.look(question).look(domain);
    news.endLook();
    if (seen.ours() || seen.moves()) {
      end = null;
    }
    return seen;
  }
}
