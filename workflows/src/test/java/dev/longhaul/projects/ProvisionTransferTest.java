package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.DOMAIN;
import static dev.longhaul.projects.Hosting.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.domains.TransferState;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationState;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Projects whose domain has to be moved to us first (P-01, P-03, D-03). */
class ProvisionTransferTest {
  private final Hosting hosting = Hosting.open();

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void goesLiveDaysLaterAndCountsThePriceOnce() {
    hosting.transfers.elsewhere(TestOrders.ACME);
    hosting.provision(TestOrders.transfer());
    Awaitility.await().until(() -> hosting.world.effects.contains("asked for acme.example"));
    hosting.engine.skip(Duration.ofDays(4));
    hosting.moved(TestOrders.ACME);
    assertThat(hosting.live().paid()).containsExactly(new Money(1188, "EUR"));
    assertThat(hosting.closing().paid()).containsExactly(new Money(1188, "EUR"));
    assertThat(hosting.projects.log)
        .containsSubsequence(
            LogAction.DOMAIN_TRANSFER_WAITING,
            LogAction.DOMAIN_TRANSFER_COMPLETED,
            LogAction.DNS_CONFIGURED);
    assertThat(hosting.transfers.settlements.get(0).nameservers()).hasSize(2);
  }

  @Test
  void waitsForItsTransferWithTheProjectPending() {
    hosting.transfers.elsewhere(TestOrders.ACME);
    hosting.provision(TestOrders.transfer());
    hosting.operator.reaches(PROJECT, OperationState.WAITING_FOR_CHILD);
    assertThat(hosting.operator.progress(PROJECT).waitsForOperation()).isEqualTo(DOMAIN);
    Awaitility.await()
        .until(() -> hosting.projects.domainStatuses.contains(DomainStatus.PENDING_TRANSFER));
    hosting.moved(TestOrders.ACME);
    hosting.live();
  }

  @Test
  void takesTheRequestBackWhenTheProjectIsCancelled() {
    hosting.transfers.elsewhere(TestOrders.ACME);
    hosting.provision(TestOrders.transfer());
    Awaitility.await().until(() -> hosting.world.effects.contains("asked for acme.example"));
    hosting.operator.cancel(PROJECT);
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.world.effects).contains("cancelled acme.example");
    assertThat(hosting.transfers.ends.get(0).state()).isEqualTo(TransferState.CANCELLED);
  }

  @Test
  void sendsThePersonToTheTransferThatLacksItsCode() {
    hosting.transfers.elsewhere(TestOrders.ACME);
    hosting.transfers.rightCode = "ledger:acme.example/other";
    hosting.provision(TestOrders.transfer());
    assertThat(
            hosting
                .operator
                .parked(DOMAIN, TransferDomainWorkflow.Step.REQUEST_TRANSFER)
                .failure()
                .type())
        .isEqualTo(DomainProblem.AUTH_CODE_WRONG.name());
    assertThat(hosting.operator.progress(PROJECT).state())
        .isEqualTo(OperationState.WAITING_FOR_CHILD);
  }
}
