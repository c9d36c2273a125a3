package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.emulators.World;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faults of vendors that pass: no person is asked, and nothing happens twice. */
@ExtendWith(CompanyExtension.class)
class VendorFaultTest {
  private static final Order ORDER = Order.registered("bumpy");
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static Company company;
  private static int salesBefore;
  private static int startsBefore;
  private static Run run;

  @BeforeAll
  static void orderWithEveryVendorStumblingOnce(Company shared) {
    company = shared;
    World world = company.world();
    salesBefore = world.inwx().switchboard().calls("domain.create");
    startsBefore = starts();
    world.inwx().switchboard().next("domain.create", 1, new Fault.AcceptAndCut());
    world.inwx().switchboard().next("nameserver.createRecord", 1, new Fault.AcceptAndCut());
    world.coolify().switchboard().failNext("POST /applications/public", 1, 500);
    world
        .coolify()
        .switchboard()
        .next("POST /applications/{uuid}/start", 1, new Fault.RateLimited(PATIENCE));
    world.mail().rejectNext(1, 451);
    run = company.order(ORDER, "--wait");
  }

  private static int starts() {
    return company.world().coolify().switchboard().calls("POST /applications/{uuid}/start");
  }

  @AfterAll
  static void mendTheVendors() {
    company.world().inwx().switchboard().clear();
    company.world().coolify().switchboard().clear();
    company.world().mail().switchboard().clear();
  }

  @Test
  void succeedsWithoutAPerson() {
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(run.out()).doesNotContain("parked").contains("paid 11.88 EUR");
    assertThat(company.project(ORDER.slug()).path("status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void paysOnceWhenTheAnswerOfThePurchaseIsLost() {
    int sales = company.world().inwx().switchboard().calls("domain.create");
    assertThat(sales - salesBefore).isOne();
    assertThat(company.count("charged", ORDER.domain())).isOne();
  }

  @Test
  void writesEachRecordOnceWhenTheAnswerIsLost() {
    assertThat(company.count("record-created", ORDER.domain())).isOne();
    assertThat(company.count("record-created", "www." + ORDER.domain())).isOne();
  }

  @Test
  void createsOneApplicationAfterAServerError() {
    assertThat(company.count("application-created", ORDER.app())).isOne();
    assertThat(company.platform().applications(ORDER.app())).hasSize(1);
  }

  @Test
  void waitsAsLongAsTheVendorAsks() {
    assertThat(starts() - startsBefore).isEqualTo(2);
    assertThat(Duration.between(at("variable-created"), at("deployment-started")))
        .isGreaterThanOrEqualTo(PATIENCE);
    assertThat(company.count("deployment-started", ORDER.app())).isOne();
  }

  private static Instant at(String kind) {
    Effect first = company.world().effects().ofKind(kind, ORDER.app()).get(0);
    return first.at();
  }

  @Test
  void sendsTheMailOnceAfterARejection() {
    assertThat(company.count("mailed", ORDER.owner())).isOne();
  }
}
