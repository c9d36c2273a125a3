package dev.longhaul.domains;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.durable.VendorPause;
import dev.longhaul.durable.World;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registrar and its losing colleague: where domains stand, and which code is right. */
public final class FakeTransfers implements TransferActivities, TransferLedgerActivities {
  public final Map<DomainName, TransferStanding.State> stands = new ConcurrentHashMap<>();
  public final List<TransferEnd> ends = new CopyOnWriteArrayList<>();
  public final List<TransferSettlement> settlements = new CopyOnWriteArrayList<>();
  public final List<Money> limits = new CopyOnWriteArrayList<>();
  public final List<Instant> deadlines = new CopyOnWriteArrayList<>();
  public volatile String rightCode = "ledger:acme.example/auth-code";
  public volatile String words = "TRANSFER WAITING";
  public volatile Money price = new Money(1188, "EUR");

  /** What an earlier run's request has cost that no run has named; null: nothing. */
  public volatile Money owed;

  /** Why nobody may look at present; null: everybody may. */
  public volatile VendorPause paused;

  private final World world;

  public FakeTransfers(World world) {
    this.world = world;
  }

  public void elsewhere(DomainName domain) {
    stands.put(domain, TransferStanding.State.ELSEWHERE);
  }

  @Override
  public TransferStanding look(DomainName domain) {
    world.look("Transfers.look");
    VendorPause refused = paused;
    if (refused != null) {
      throw ApplicationFailure.newNonRetryableFailure(
          refused.sentence(), VendorPause.TYPE, refused);
    }
    return standing(domain);
  }

  @Override
  public TransferStanding request(Fence fence, TransferRequest request) {
    world.act("Transfers.request", fence);
    DomainName domain = request.order().domain();
    TransferStanding.State state = standing(domain).state();
    if (state == TransferStanding.State.FREE) {
      throw refusal("nobody has registered " + domain, DomainProblem.DOMAIN_FREE);
    }
    if (state == TransferStanding.State.ELSEWHERE) {
      refuseWithout(request.authCode());
      if (price != null && price.exceeds(request.priceLimit())) {
        throw refusal("it costs " + price, DomainProblem.PRICE_ABOVE_LIMIT);
      }
      limits.add(request.priceLimit());
      stands.put(domain, TransferStanding.State.MOVING);
      deadlines.add(request.deadline());
      world.did("asked for " + domain);
    }
    return standing(domain);
  }

  private void refuseWithout(SecretRef code) {
    if (code == null) {
      throw refusal("no auth code was given", DomainProblem.AUTH_CODE_MISSING);
    }
    if (!code.value().equals(rightCode)) {
      throw refusal("2202 Invalid authorization information", DomainProblem.AUTH_CODE_WRONG);
    }
  }

  private static ApplicationFailure refusal(String words, DomainProblem problem) {
    return ApplicationFailure.newNonRetryableFailure(words, problem.name());
  }

  @Override
  public TransferStanding settle(Fence fence, TransferSettlement settlement) {
    world.act("Transfers.settle", fence);
    if (stands.get(settlement.domain()) != TransferStanding.State.OURS) {
      throw World.notYet("NOT_OURS", settlement.domain() + " is not ours", Duration.ofMinutes(1));
    }
    settlements.add(settlement);
    world.did("locked " + settlement.domain());
    return standing(settlement.domain());
  }

  @Override
  public TransferStanding cancel(Fence fence, DomainName domain) {
    world.act("Transfers.cancel", fence);
    if (stands.get(domain) == TransferStanding.State.MOVING) {
      stands.put(domain, TransferStanding.State.ELSEWHERE);
      world.did("cancelled " + domain);
    }
    return standing(domain);
  }

  @Override
  public void end(Fence fence, TransferEnd end) {
    ends.add(end);
  }

  @Override
  public void deadline(Fence fence, DomainName domain, Instant deadline) {
    deadlines.add(deadline);
  }

  private TransferStanding standing(DomainName domain) {
    TransferStanding.State state = stands.getOrDefault(domain, TransferStanding.State.FREE);
    return switch (state) {
      case OURS -> new TransferStanding(domain, state, TransferMeaning.COMPLETED, "OK", owed);
      case MOVING ->
          new TransferStanding(
              domain,
              state,
              words.equals("TRANSFER WAITING")
                  ? TransferMeaning.NEEDS_APPROVAL
                  : TransferMeaning.UNKNOWN,
              words,
              price);
      case ELSEWHERE, FREE, UNCLEAR ->
          new TransferStanding(domain, state, TransferMeaning.OTHER, null, price);
    };
  }
}
