package dev.longhaul.sandbox.simulation;

import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.CancelRequest;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.emulators.inwx.TransferScenes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One to three domains at other registrars, which let them go, refuse, are silent or have locked
 * them; with a right, a wrong or no auth code, and a queue that loses and repeats messages.
 */
final class TransferScenario implements Scenario {
  private static final Logger LOG = LoggerFactory.getLogger(TransferScenario.class);
  private static final List<String> NAMES = List.of("u", "v", "w");
  private static final String RIGHT = "the-right-code";
  private static final String FIELD = "auth_code";
  private static final int HALF_DAY = 43_200_000;

  @Override
  public List<Assignment> plan(Dice dice, String prefix, Stage stage) {
    stage.watchRegistrar();
    TransferScenes others = stage.world().inwx().transfers();
    others.loseNext(dice.chance(0.2) ? dice.between(1, 3) : 0);
    others.repeatNext(dice.chance(0.2) ? dice.between(1, 3) : 0);
    List<Assignment> transfers = new ArrayList<>();
    for (String name : NAMES.subList(0, dice.between(1, NAMES.size()))) {
      Dice own = dice.fork(name);
      DomainName domain = new DomainName(prefix + "-" + name + ".example");
      others.elsewhere(domain.value(), RIGHT);
      List<Event> events = new ArrayList<>(losing(own.fork("losing"), domain.value(), others));
      if (own.chance(0.2)) {
        events.add(cancel(own.millis(1_000, 2 * HALF_DAY), domain, stage));
      }
      SecretRef code = code(own, domain, stage);
      String limit = own.chance(0.05) ? "1.00 EUR" : "50.00 EUR";
      Duration patience = Duration.ofHours(own.between(4, 48));
      transfers.add(new Transfer(order(domain, code, limit, patience, stage), events, stage));
    }
    return transfers;
  }

  /** What the losing registrar does at once and later. */
  private static List<Event> losing(Dice own, String domain, TransferScenes others) {
    Duration later = own.millis(1_000, HALF_DAY);
    return switch (own.between(1, 8)) {
      case 1 -> {
        others.silent(domain);
        yield List.of(event(later, domain + " is approved", () -> others.approve(domain)));
      }
      case 2 -> {
        others.silent(domain);
        yield List.of();
      }
      case 3 -> {
        others.refusesAfter(domain, own.millis(0, HALF_DAY), "the owner objects");
        yield List.of(
            event(
                later,
                domain + " will be let go",
                () -> others.approvesAfter(domain, Duration.ofHours(1))));
      }
      case 4 -> {
        others.locked(domain, true);
        yield List.of(event(later, domain + " is unlocked", () -> others.locked(domain, false)));
      }
      default -> {
        others.approvesAfter(domain, own.millis(0, 2 * HALF_DAY));
        yield List.of();
      }
    };
  }

  /** Others may come too late: then there is nothing to approve or to unlock any more. */
  private static Event event(Duration at, String what, Runnable action) {
    return new Event(
        at,
        what,
        () -> {
          try {
            action.run();
          } catch (IllegalArgumentException e) {
            LOG.debug("{}: {}", what, e.getMessage());
          }
        });
  }

  /** Somebody changes their mind while it is waited for. */
  private static Event cancel(Duration at, DomainName domain, Stage stage) {
    CancelRequest request = new CancelRequest(new Actor("simulated"), "changed my mind");
    return new Event(
        at,
        "cancel " + domain + " later",
        () -> {
          try {
            stage.operations().cancel(TransferDomainWorkflow.id(domain), request);
          } catch (OperationNotFound | DecisionRefused e) {
            LOG.debug("{} is over: {}", domain, e.getMessage());
          }
        });
  }

  private static @Nullable SecretRef code(Dice own, DomainName domain, Stage stage) {
    if (own.chance(0.15)) {
      return null;
    }
    SecretRef ref = SecretRef.of(domain.value(), "auth-code");
    stage.secrets().put(ref, new Secret(own.chance(0.2) ? "a wrong code" : RIGHT));
    return ref;
  }

  private static TransferOrder order(
      DomainName domain, @Nullable SecretRef code, String limit, Duration patience, Stage stage) {
    return new TransferOrder(
        domain,
        null,
        Long.toString(stage.world().inwx().contact("Longhaul Hosting", "hosting@longhaul.example")),
        List.of(),
        Money.parse(limit),
        code,
        "inwx-live",
        "owner@" + domain,
        "en",
        patience,
        Map.of(),
        null,
        null,
        null);
  }

  /** One domain that somebody wants here. */
  private record Transfer(TransferOrder order, List<Event> events, Stage stage)
      implements Assignment {
    @Override
    public Operations.Start start() {
      return TransferDomainWorkflow.start(order, new Actor("simulated"));
    }

    /** One that is ours already costs nothing. */
    @Override
    public boolean mayStartAgain(@Nullable Outcome outcome) {
      return true;
    }

    @Override
    public Optional<Supplier<Map<String, String>>> better(Parking parking) {
      return parking.editableFields().contains(FIELD)
          ? Optional.of(this::rightCode)
          : Optional.empty();
    }

    private Map<String, String> rightCode() {
      SecretRef ref = SecretRef.of(order.domain().value(), "better-code");
      stage.secrets().put(ref, new Secret(RIGHT));
      return Map.of(FIELD, ref.value());
    }

    @Override
    public void check(Stage stage, Findings findings) {
      new TransferredWorld(order.domain().value(), order.priceLimit(), stage, findings)
          .check(start().id());
    }
  }
}
