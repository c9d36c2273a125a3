package dev.longhaul.activities.inwx;

import static dev.longhaul.activities.inwx.TransferWorld.ACME;
import static dev.longhaul.activities.inwx.TransferWorld.CODE;

import dev.longhaul.activities.fakes.FaultMatrix;
import dev.longhaul.activities.fakes.FaultMatrix.Row;
import dev.longhaul.activities.fakes.Patience;
import dev.longhaul.activities.fakes.Trouble;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferSettlement;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every activity of a transfer, and the registrar's list of domains, meets every trouble. */
@EnabledIfSystemProperty(named = "longhaul.strict", matches = "true")
class TransferFaultMatrixTest {
  private static final FaultMatrix MATRIX = new FaultMatrix("transfers");
  private final TransferWorld moving = new TransferWorld(Patience.SHORT);

  private enum Case {
    LOOK(TransferFaultMatrixTest::look),
    REQUEST(TransferFaultMatrixTest::request),
    SETTLE(TransferFaultMatrixTest::settle),
    CANCEL(TransferFaultMatrixTest::cancel),
    RECONCILE(TransferFaultMatrixTest::reconcile);

    private final Function<TransferFaultMatrixTest, Row> row;

    Case(Function<TransferFaultMatrixTest, Row> row) {
      this.row = row;
    }
  }

  static Stream<Arguments> everything() {
    return Stream.of(Case.values())
        .flatMap(one -> Stream.of(Trouble.values()).map(trouble -> Arguments.of(one, trouble)));
  }

  @AfterEach
  void close() {
    moving.close();
  }

  @AfterAll
  static void publish() throws Exception {
    MATRIX.publish();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void triesAgainAndHasItsEffectOnce(Case one, Trouble trouble) {
    Row row = FaultMatrix.prepared(() -> one.row.apply(this));
    MATRIX.meet(
        row,
        trouble,
        moving.world.inwx.switchboard(),
        () -> moving.world.clock.advance(Duration.ofSeconds(5)));
  }

  private Row look() {
    return new Row("Transfers_Look", "domain.info", () -> moving.transfers.look(ACME), () -> 0, 0);
  }

  private Row request() {
    return new Row(
        "Transfers_Request", "domain.transfer", this::ask, count("domain-transfer-requested"), 1);
  }

  private Row settle() {
    ask();
    moving.world.clock.advance(Duration.ofDays(5));
    TransferSettlement settlement =
        new TransferSettlement(ACME, List.of(new DomainName("ns.inwx.de")), null, List.of(CODE));
    return new Row(
        "Transfers_Settle",
        "domain.update",
        () -> moving.transfers.settle(moving.next(), settlement),
        count("domain-updated"),
        1);
  }

  private Row cancel() {
    ask();
    return new Row(
        "Transfers_Cancel",
        "domain.transfercancel",
        () -> moving.transfers.cancel(moving.next(), ACME),
        count("domain-transfer-cancelled"),
        1);
  }

  private Row reconcile() {
    return new Row("RegistrarWatch_Reconcile", "domain.list", moving.watch::reconcile, () -> 0, 0);
  }

  private void ask() {
    moving.transfers.request(moving.next(), moving.request(CODE));
  }

  private IntSupplier count(String kind) {
    return () -> moving.world.effects.count(kind);
  }
}
