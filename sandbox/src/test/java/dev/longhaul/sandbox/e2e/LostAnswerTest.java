package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Switchboard;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The platform does what it is asked for, and the connection breaks before it can say so. */
@ExtendWith(CompanyExtension.class)
class LostAnswerTest {
  private static final Order ORDER = Order.subdomain("lossy");
  private static Company company;
  private static Run parked;
  private static Run abort;

  @BeforeAll
  static void loseTheAnswerToEveryWrite(Company shared) {
    company = shared;
    lose(
        platform(),
        "POST /projects",
        "POST /applications/public",
        "PATCH /applications/{uuid}/envs/bulk",
        "POST /applications/{uuid}/start");
    company.world().coolify().failNextDeployments(ORDER.app(), 1, "npm ERR!");
    parked = company.order(ORDER, "--wait");
    lose(platform(), "DELETE /applications/{uuid}", "DELETE /projects/{uuid}");
    lose(company.world().inwx().switchboard(), "nameserver.deleteRecord");
    abort = company.longhaul("operation", "decide", ORDER.id(), "abort", "--wait");
  }

  private static Switchboard platform() {
    return company.world().coolify().switchboard();
  }

  private static void lose(Switchboard vendor, String... calls) {
    List.of(calls).forEach(call -> vendor.next(call, 1, new Fault.AcceptAndCut()));
  }

  @AfterAll
  static void mendTheLines() {
    platform().clear();
    company.world().inwx().switchboard().clear();
  }

  @Test
  void createsAndStartsEverythingOnce() {
    assertThat(parked.exit()).as(parked.toString()).isEqualTo(6);
    assertThat(parked.out()).contains("the build failed");
    for (String kind : List.of("project-created", "application-created", "deployment-started")) {
      assertThat(company.count(kind, ORDER.app())).as(kind).isOne();
    }
  }

  @Test
  void takesEverythingBackOnce() {
    assertThat(abort.exit()).as(abort.toString()).isEqualTo(5);
    assertThat(abort.out()).doesNotContain("left over");
    for (String kind : List.of("project-deleted", "application-deleted")) {
      assertThat(company.count(kind, ORDER.app())).as(kind).isOne();
    }
    assertThat(company.world().inwx().records("customers.example"))
        .noneMatch(record -> record.name().endsWith(ORDER.domain()));
  }
}
