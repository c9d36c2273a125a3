package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.faults.Hold;
import dev.longhaul.emulators.faults.HoldPoint;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** O-09: the running operation is the lock. */
@ExtendWith(CompanyExtension.class)
class OrderAgainTest {
  private static final Order ORDER = Order.subdomain("again");
  private static Company company;
  private static Run first;
  private static Run same;
  private static Run sameAsDocument;
  private static Run other;
  private static Http.Answer otherByHttp;
  private static Run retry;
  private static Run end;

  /** All of it while the first order stands at the creation of its application. */
  @BeforeAll
  static void orderAgainWhileItRuns(Company shared) throws InterruptedException {
    company = shared;
    Hold hold =
        company
            .world()
            .coolify()
            .switchboard()
            .hold("POST /applications/public", HoldPoint.BEFORE_EFFECT);
    first = company.order(ORDER);
    assertThat(hold.awaitReached(Duration.ofSeconds(30))).isTrue();
    same = company.order(ORDER);
    sameAsDocument = company.order(ORDER, "--output", "json");
    other = company.order(ORDER.in("en"));
    otherByHttp = company.api().post("/api/v1/projects", json(ORDER));
    retry = company.longhaul("project", "retry", ORDER.slug());
    hold.release();
    end = company.longhaul("operation", "watch", ORDER.id());
  }

  private static String json(Order order) {
    return """
        {"slug": "%s", "name": "Another", "owner_email": "%s", "project_type": "website",
         "domain": {"name": "%s", "source": "subdomain"}}
        """
        .formatted(order.slug(), order.owner(), order.domain());
  }

  @Test
  void acceptsTheFirstAtOnce() {
    assertThat(first.exit()).isZero();
    assertThat(first.out())
        .contains("accepted: project:again")
        .contains("follow it with: longhaul operation watch project:again");
  }

  @Test
  void answersTheSameOrderWithTheRunningOperation() {
    assertThat(same.exit()).isZero();
    assertThat(same.out()).contains("runs already: project:again");
    JsonNode accepted = sameAsDocument.document();
    assertThat(accepted.path("operation_id").asText()).isEqualTo("project:again");
    assertThat(accepted.path("already_running").asBoolean()).isTrue();
  }

  @Test
  void refusesAnotherOrderAndNamesTheHolder() {
    assertThat(other.exit()).isEqualTo(75);
    assertThat(other.err())
        .containsPattern("project:again is held by .*, started by \\S+ at 20.*wait for its end");
    assertThat(otherByHttp.status()).isEqualTo(409);
    assertThat(otherByHttp.body().path("holder").asText()).isEqualTo("project:again");
  }

  @Test
  void refusesToRetryWhatRuns() {
    assertThat(retry.exit()).isEqualTo(65);
    assertThat(retry.err()).contains("project:again is RUNNING; there is nothing to retry");
  }

  @Test
  void doesTheWorkOnce() {
    assertThat(end.exit()).as(end.toString()).isZero();
    assertThat(company.count("application-created", ORDER.app())).isOne();
    assertThat(company.count("mailed", ORDER.owner())).isOne();
  }
}
