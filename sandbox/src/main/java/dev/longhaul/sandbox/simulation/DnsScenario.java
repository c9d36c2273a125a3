package dev.longhaul.sandbox.simulation;

import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One to five requests for one zone: records of their own, one name that several set, and requests
 * that must be refused.
 */
final class DnsScenario implements Scenario {
  private static final int MOST = 5;
  private static final Duration TTL = Duration.ofMinutes(5);

  @Override
  public List<Assignment> plan(Dice dice, String prefix, Stage stage) {
    DomainName zone = new DomainName(prefix + "-zone.example");
    stage.world().inwx().owns(zone.value());
    List<Assignment> requests = new ArrayList<>();
    int count = dice.between(1, MOST);
    for (int number = 1; number <= count; number++) {
      Dice own = dice.fork(number);
      boolean absurd = own.chance(0.1);
      List<RecordWish> wishes = absurd ? List.of(apex(zone)) : wishes(own, zone, number);
      DnsOrder order = order(prefix + "-r" + number, own.chance(0.5) ? zone : null, wishes);
      requests.add(new Request(order, zone, absurd));
    }
    return requests;
  }

  /** No zone can have it. */
  private static RecordWish apex(DomainName zone) {
    return wish(RecordWish.Action.CREATE, zone, RecordType.CNAME, "elsewhere.example");
  }

  private static List<RecordWish> wishes(Dice own, DomainName zone, int number) {
    List<RecordWish> wishes = new ArrayList<>();
    int count = own.between(1, 3);
    for (int record = 1; record <= count; record++) {
      RecordWish.Action action =
          own.chance(0.5) ? RecordWish.Action.CREATE : RecordWish.Action.UPDATE;
      DomainName name = below("own-%d-%d".formatted(number, record), zone);
      wishes.add(wish(action, name, RecordType.A, "192.0.2." + record));
    }
    if (own.chance(0.4)) {
      wishes.add(
          wish(RecordWish.Action.UPDATE, common(zone), RecordType.A, "198.51.100." + number));
    }
    return wishes;
  }

  private static DomainName common(DomainName zone) {
    return below("common", zone);
  }

  private static DomainName below(String label, DomainName zone) {
    return new DomainName(label + "." + zone);
  }

  private static RecordWish wish(
      RecordWish.Action action, DomainName name, RecordType type, String content) {
    return new RecordWish(action, name, type, content, TTL, null, null);
  }

  private static DnsOrder order(String id, @Nullable DomainName zone, List<RecordWish> wishes) {
    return new DnsOrder(
        id, null, "api", "inwx-live", zone, wishes, false, null, Duration.ofMinutes(15));
  }

  /**
   * One request.
   *
   * @param absurd whether it must be refused
   */
  record Request(DnsOrder order, DomainName zone, boolean absurd) implements Assignment {
    @Override
    public Operations.Start start() {
      return ChangeDnsWorkflow.start(order, new Actor("simulated"));
    }

    /** The id decides for ever: nothing is done again. */
    @Override
    public boolean mayStartAgain(@Nullable Outcome outcome) {
      return true;
    }

    @Override
    public void check(Stage stage, Findings findings) {
      new ChangedZone(this, stage, findings).check();
    }
  }
}
