package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.SettleTime;
import dev.longhaul.activities.inwx.wire.Domain;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.Holding;
import dev.longhaul.durable.Money;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the attempts of one purchase know of each other: price and moment, noted in the heartbeat
 * details before the order is sent, and since when the operation can have bought: an activity of it
 * may have failed with its answer lost before a person had the step tried again.
 */
final class PurchaseNote {
  /** How far the registrar's clock may be behind ours. */
  private static final Duration CLOCKS = Duration.ofSeconds(5);

  private final ActivityExecutionContext context;
  private final Instant since;

  private PurchaseNote(ActivityExecutionContext context, Instant since) {
    this.context = context;
    this.since = since.minus(CLOCKS);
  }

  /**
   * The note of the activity on this thread.
   *
   * @param began when the operation's run began; unknown: what this activity did counts alone
   */
  static PurchaseNote ofThisActivity(Optional<Instant> began) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    Instant scheduled = Instant.ofEpochMilli(context.getInfo().getScheduledTimestamp());
    return new PurchaseNote(
        context, began.filter(run -> run.isBefore(scheduled)).orElse(scheduled));
  }

  /** Notes the price and the moment right before the order is sent. */
  void write(@Nullable Money price) {
    context.heartbeat(new Note(price, Instant.now()));
  }

  /** Waits out the settle time of an order that an earlier attempt may have sent. */
  void awaitSettled(SettleTime settle, DomainName domain) {
    earlier()
        .map(Note::sentAt)
        .ifPresent(
            sent ->
                settle.awaitAfter(
                    sent,
                    "an earlier order of " + domain + " may still be on its way; looking again"));
  }

  private Optional<Note> earlier() {
    return context.getHeartbeatDetails(Note.class);
  }

  /** What the next attempt must know; either may be null in a note of an older version. */
  record Note(@Nullable Money price, @Nullable Instant sentAt) {}

  /**
   * Whether a domain that the registrar knows means that nothing must be bought. One that was lost
   * long ago does not; one that this operation bought and the registry then refused does.
   */
  boolean countsAsHeld(Domain domain) {
    return HoldingStates.state(Optional.ofNullable(domain.status()).orElse(""))
            != Holding.State.LOST
        || boughtHere(domain);
  }

  /** What this operation paid; null when the domain was ours before. */
  @Nullable Money paidFor(Domain domain, Supplier<@Nullable Money> listPrice) {
    if (!boughtHere(domain)) {
      return null;
    }
    return earlier().map(Note::price).orElseGet(listPrice);
  }

  private boolean boughtHere(Domain domain) {
    return domain.crDate() != null && !domain.crDate().at().isBefore(since);
  }
}
