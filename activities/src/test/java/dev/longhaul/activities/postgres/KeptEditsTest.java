package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectPlan;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.projects.ProjectSlug;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a person edits at a park counts for every later run of the order. */
class KeptEditsTest {
  private static final Ledger ledger = TestLedger.open();
  private static final Actor JO = new Actor("jo");

  private final LedgerProjectActivities projects =
      new LedgerProjectActivities(
          ledger.jdbi(),
          new SecretStore(ledger.jdbi(), TestLedger.vault()),
          new ProjectPlanner(Projects.defaults()));
  private final LedgerOperationActivities operations =
      new LedgerOperationActivities(ledger.jdbi(), null);
  private final ProjectQueries queries = new ProjectQueries(ledger.jdbi());

  @AfterAll
  static void close() {
    ledger.close();
  }

  @Test
  void aRetryStartsWithWhatWasEdited() {
    Fence fence = open("retried");
    operations.edited(fence, Map.of("branch", "mended", "owner_email", "kim@acme.example"));
    operations.edited(fence, Map.of("port", "3000"));
    ProjectOrder stored = queries.order(new ProjectSlug("retried")).orElseThrow();
    ProjectPlan plan =
        projects.open(TestLedger.claim(ledger, "project:retried", "run-2"), stored, JO);
    assertThat(plan.app().branch()).isEqualTo("mended");
    assertThat(plan.app().port()).isEqualTo(3000);
    assertThat(plan.ownerEmail()).isEqualTo("kim@acme.example");
    assertThat(queries.one(new ProjectSlug("retried")).orElseThrow().ownerEmail())
        .isEqualTo("kim@acme.example");
  }

  @Test
  void aRedeployOfALiveProjectGoesByThem() {
    Fence fence = open("redeployed");
    operations.edited(fence, Map.of("branch", "mended", "health_path", "/up"));
    projects.record(at(fence, 5), Projects.app("redeployed", "proj", "app"));
    projects.record(at(fence, 6), Projects.active("redeployed"));
    ProjectPlan plan = projects.live(new ProjectSlug("redeployed")).plan();
    assertThat(plan.app().branch()).isEqualTo("mended");
    assertThat(plan.app().healthPath()).isEqualTo("/up");
  }

  @Test
  void anEditAtTheDomainBelongsToItsProject() {
    open("priced");
    Fence domain = TestLedger.claim(ledger, "domain:priced.example", "run-1");
    operations.edited(domain, Map.of("price_limit", "99.00 EUR", "approved_price", "99.00 EUR"));
    assertThat(projects.planned(new ProjectSlug("priced")).registration().priceLimit())
        .isEqualTo(new Money(9900, "EUR"));
  }

  @Test
  void anEditOfADomainWithoutAProjectChangesNobodysOrder() {
    open("bystander");
    ProjectOrder before = queries.order(new ProjectSlug("bystander")).orElseThrow();
    Fence alone = TestLedger.claim(ledger, "domain:alone.example", "run-1");
    operations.edited(alone, Map.of("price_limit", "99.00 EUR"));
    assertThat(queries.order(new ProjectSlug("bystander"))).contains(before);
  }

  @Test
  void aSupersededRunEditsNothing() {
    Fence old = open("overtaken");
    TestLedger.claim(ledger, "project:overtaken", "run-2");
    assertThatThrownBy(() -> operations.edited(old, Map.of("branch", "stale")))
        .isInstanceOf(ApplicationFailure.class);
    assertThat(projects.planned(new ProjectSlug("overtaken")).app().branch()).isEqualTo("main");
  }

  private Fence open(String slug) {
    Fence fence = TestLedger.claim(ledger, "project:" + slug, "run-1");
    projects.open(fence, Projects.order(slug), JO);
    return fence;
  }

  private static Fence at(Fence fence, long sequence) {
    return new Fence(fence.operation(), fence.token(), sequence);
  }
}
