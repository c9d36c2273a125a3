package dev.longhaul.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Outcome;
import dev.longhaul.emulators.faults.Money;
import dev.longhaul.sandbox.TakesLong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

@TakesLong
class SimulationTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final LoggerContext LOGS = (LoggerContext) LoggerFactory.getILoggerFactory();
  private static final TurboFilter SILENCE =
      new TurboFilter() {
        @Override
        public FilterReply decide(
            Marker marker,
            Logger logger,
            Level level,
            String format,
            Object[] values,
            Throwable t) {
          return FilterReply.DENY;
        }
      };

  /** Everything that goes wrong on purpose would be logged. */
  @BeforeAll
  static void quiet() {
    LOGS.addTurboFilter(SILENCE);
  }

  @AfterAll
  static void loud() {
    LOGS.getTurboFilterList().remove(SILENCE);
  }

  @Test
  void keepsEveryPromiseOnTheFirstSeeds() {
    List<SeedReport> reports = run(Simulator.SCENARIOS, 8);
    assertThat(reports).hasSize(8);
    assertThat(reports).allSatisfy(report -> assertThat(report.violations()).isEmpty());
    assertThat(reports).anyMatch(report -> report.faults() > 0);
    assertThat(reports).anyMatch(report -> report.outcomes().containsKey("SUCCEEDED"));
    assertThat(reports).anyMatch(report -> report.outcomes().containsKey("ABORTED"));
  }

  @Test
  void findsASecondChargeAndAForgottenRecord() {
    List<String> found = sabotaged(new ProvisionScenario(), 2);
    assertThat(found).anyMatch(violation -> violation.endsWith("was charged 2 times"));
    assertThat(found).anyMatch(violation -> violation.startsWith("records in ledger and zones"));
  }

  @Test
  void findsATransferThatWasChargedTwiceAndOneThatIsStillWaitedFor() {
    List<String> found = sabotaged(new TransferScenario(), 8);
    assertThat(found).anyMatch(violation -> violation.endsWith("was charged 2 times"));
    assertThat(found).anyMatch(violation -> violation.contains("that are waited for"));
  }

  @Test
  void findsARecordThatAVisibleRequestDoesNotHave() {
    List<String> found = sabotaged(new DnsScenario(), 2);
    assertThat(found).anyMatch(violation -> violation.startsWith("records of own-"));
  }

  private static List<String> sabotaged(Scenario scenario, int seeds) {
    return run(List.of(new Sabotage(scenario)), seeds).stream()
        .flatMap(report -> report.violations().stream())
        .toList();
  }

  @Test
  void forksOfTheSameNameFallTheSameWhateverElseWasRolled() {
    Dice one = new Dice(42);
    Dice other = new Dice(42);
    other.between(1, 6);
    assertThat(one.fork("inwx", 3).between(0, 1_000_000))
        .isEqualTo(other.fork("inwx", 3).between(0, 1_000_000))
        .isNotEqualTo(new Dice(43).fork("inwx", 3).between(0, 1_000_000));
  }

  private static List<SeedReport> run(List<Scenario> scenarios, int seeds) {
    List<SeedReport> reports = new ArrayList<>();
    try (Simulator simulator = new Simulator(2, scenarios)) {
      simulator.run(new Simulator.Order(1, seeds, LIMIT), reports::add);
    }
    return reports;
  }

  /**
   * Buys what was bought once more, makes the ledger forget records and wait for transfers that are
   * over, and mistakes what was asked of a zone.
   */
  private record Sabotage(Scenario honest) implements Scenario {
    @Override
    public List<Assignment> plan(Dice dice, String prefix, Stage stage) {
      return honest.plan(dice, prefix, stage).stream()
          .map(Sabotaged::new)
          .map(Assignment.class::cast)
          .toList();
    }
  }

  private record Sabotaged(Scenario.Assignment honest) implements Scenario.Assignment {
    @Override
    public Operations.Start start() {
      return honest.start();
    }

    @Override
    public boolean mayStartAgain(Outcome outcome) {
      return honest.mayStartAgain(outcome);
    }

    @Override
    public void check(Stage stage, Findings findings) {
      String domain = start().summary().replaceFirst("^(provision|transfer) ", "");
      if (stage.effects("charged", domain) == 1) {
        stage.world().effects().charge(domain, "once more", Money.of("11.88", "EUR"));
      }
      stage.ledger().useHandle(Sabotaged::falsify);
      mistaken(honest).check(stage, findings);
    }

    private static void falsify(Handle handle) {
      handle.execute("delete from dns_records");
      handle.execute("update domain_transfers set state = 'PENDING', ended_at = null");
    }

    private static Scenario.Assignment mistaken(Scenario.Assignment honest) {
      if (!(honest instanceof DnsScenario.Request request)) {
        return honest;
      }
      DnsOrder order = request.order();
      DnsOrder other =
          new DnsOrder(
              order.requestId(),
              order.accountId(),
              order.source(),
              order.registrar(),
              order.zone(),
              order.wishes().stream().map(Sabotaged::mistaken).toList(),
              order.force(),
              order.zoneVersion(),
              order.patience());
      return new DnsScenario.Request(other, request.zone(), request.absurd());
    }

    private static RecordWish mistaken(RecordWish wish) {
      return new RecordWish(
          wish.action(), wish.name(), wish.type(), "203.0.113.99", wish.ttl(), null, null);
    }
  }
}
