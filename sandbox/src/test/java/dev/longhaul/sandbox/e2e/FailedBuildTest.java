package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.mail.MailMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** O-06, O-07: what cannot be mended by retrying waits for a person, who decides. */
@ExtendWith(CompanyExtension.class)
class FailedBuildTest {
  private static final Order MENDED = Order.subdomain("mended");
  private static final Order ABORTED = Order.registered("aborted");
  private static final Order DROPPED = Order.subdomain("dropped");
  private static final Order UNDONE = Order.subdomain("undone");
  private static final List<Order> ORDERS = List.of(MENDED, ABORTED, DROPPED, UNDONE);

  private static Company company;
  private static int slotsBefore;
  private static List<Run> parked;
  private static JsonNode projectWhileParked;
  private static JsonNode operationWhileParked;
  private static Run shown;
  private static Run stale;
  private static Run skip;
  private static Run badWord;
  private static List<Run> decided;

  @BeforeAll
  static void letFourBuildsFail(Company shared) {
    company = shared;
    slotsBefore = slots();
    for (Order order : ORDERS) {
      company
          .world()
          .coolify()
          .failNextDeployments(order.app(), 1, "npm ERR! missing script: build\nexit status 1");
    }
    parked = company.orderAll(ORDERS.toArray(Order[]::new));
    lookWhileParked();
    decided =
        Stream.of(
                decide(MENDED, "retry"),
                decide(ABORTED, "abort"),
                decide(DROPPED, "give-up"),
                decide(UNDONE, "roll-back"))
            .map(CompletableFuture::join)
            .toList();
  }

  private static void lookWhileParked() {
    projectWhileParked = company.project(MENDED.slug());
    operationWhileParked = company.operation(MENDED.id());
    shown = company.longhaul("operation", "show", MENDED.id());
    stale =
        company.longhaul(
            "operation", "decide", MENDED.id(), "abort", "--step", "DEPLOY", "--park", "7");
    skip = company.longhaul("operation", "decide", MENDED.id(), "skip");
    badWord = company.longhaul("operation", "decide", MENDED.id(), "forget");
  }

  private static CompletableFuture<Run> decide(Order order, String word) {
    return company.meanwhile(
        "operation", "decide", order.id(), word, "--reason", "test says " + word, "--wait");
  }

  private static int slots() {
    JsonNode servers = company.longhaul("server", "list", "--output", "json").document();
    return Run.list(servers.path("items")).stream().mapToInt(s -> s.path("taken").asInt()).sum();
  }

  @Test
  void parksWithTheEndOfTheLogAndTheNextCommands() {
    assertThat(parked).allSatisfy(run -> assertThat(run.exit()).as(run.toString()).isEqualTo(6));
    assertThat(parked.get(0).out())
        .contains("project:mended Deploy: parked: the build failed; mend the source, then retry")
        .contains("npm ERR! missing script: build")
        .contains("log     longhaul project log mended")
        .contains("decide  longhaul operation decide project:mended retry")
        .contains("abort, roll-back, give-up");
    assertThat(shown.out()).contains("npm ERR! missing script: build");
  }

  @Test
  void showsTheProjectInErrorWithTheReason() {
    assertThat(projectWhileParked.path("status").asText()).isEqualTo("ERROR");
    assertThat(projectWhileParked.path("is_active").asBoolean()).isFalse();
    assertThat(projectWhileParked.path("last_error").asText()).contains("the build failed");
    assertThat(company.log(MENDED.slug()))
        .filteredOn(line -> line.path("action").asText().equals("provisioning_failed"))
        .singleElement()
        .satisfies(line -> assertThat(line.path("error").asText()).contains("npm ERR!"));
  }

  @Test
  void showsThePark() {
    assertThat(operationWhileParked.path("state").asText()).isEqualTo("PARKED");
    JsonNode parking = operationWhileParked.path("parking");
    assertThat(parking.path("step").asText()).isEqualTo("DEPLOY");
    assertThat(parking.path("number").asInt()).isOne();
    assertThat(parking.at("/failure/type").asText()).isEqualTo("DEPLOYMENT_FAILED");
    assertThat(Run.list(parking.path("allowed")))
        .extracting(JsonNode::asText)
        .containsExactly("retry", "edit", "abort", "roll-back", "give-up", "extend");
    assertThat(parking.path("deadline").asText()).isGreaterThan(parking.path("since").asText());
  }

  @Test
  void tellsTheOperatorsOnce() {
    for (Order order : ORDERS) {
      List<MailMessage> alerts =
          company.world().mail().messages().stream()
              .filter(mail -> mail.to().contains("operators@longhaul.example"))
              .filter(mail -> mail.text().contains(order.id() + " "))
              .toList();
      assertThat(alerts).as(order.slug()).hasSize(1);
      assertThat(alerts.get(0).subject()).contains("[Longhaul] parked: provision ", "Deploy");
      assertThat(alerts.get(0).text())
          .contains("npm ERR!", "longhaul operation decide " + order.id() + " retry");
    }
  }

  @Test
  void refusesDecisionsThatMakeNoSense() {
    assertThat(stale.exit()).isEqualTo(1);
    assertThat(stale.err())
        .contains("that decision is for park 7 at DEPLOY, but it is parked at DEPLOY (park 1)");
    assertThat(skip.exit()).isEqualTo(1);
    assertThat(skip.err()).contains("skip is not possible at DEPLOY", "retry");
    assertThat(badWord.exit()).isEqualTo(65);
    Run late = company.longhaul("operation", "decide", MENDED.id(), "retry");
    assertThat(late.exit()).as("as of a cancel that comes too late").isEqualTo(1);
    assertThat(late.err())
        .contains("project:mended has ended: SUCCEEDED; there is nothing to decide");
  }

  @Test
  void goesOnAfterARetry() {
    assertThat(decided.get(0).exit()).as(decided.get(0).toString()).isZero();
    assertThat(company.project(MENDED.slug()).path("status").asText()).isEqualTo("ACTIVE");
    assertThat(company.project(MENDED.slug()).hasNonNull("last_error")).isFalse();
    assertThat(company.count("deployment-started", MENDED.app())).isEqualTo(2);
    assertThat(company.count("application-created", MENDED.app())).isOne();
    assertThat(company.count("mailed", MENDED.owner())).isOne();
  }

  @Test
  void leavesEverythingAfterAGiveUp() {
    assertThat(decided.get(2).exit()).isEqualTo(1);
    assertThat(decided.get(2).out()).contains("project:dropped failed", "test says give-up");
    assertThat(company.project(DROPPED.slug()).path("status").asText()).isEqualTo("ERROR");
    assertThat(company.platform().applications(DROPPED.app())).hasSize(1);
  }

  @Test
  void leavesNothingAfterARollBack() {
    assertThat(decided.get(3).exit()).isEqualTo(4);
    assertUndone(UNDONE, "customers.example");
  }

  @Test
  void leavesTheDomainAndNothingElseAfterAnAbort() {
    Run abort = decided.get(1);
    assertThat(abort.exit()).as(abort.toString()).isEqualTo(5);
    assertThat(abort.out()).contains("project:aborted aborted", "paid 11.88 EUR");
    assertUndone(ABORTED, ABORTED.domain());
    assertThat(company.count("domain-deleted", ABORTED.domain())).isZero();
    assertThat(slots()).as("slots of MENDED and DROPPED").isEqualTo(slotsBefore + 2);

    Run again = company.order(ABORTED, "--wait");
    assertThat(again.exit()).as(again.toString()).isZero();
    assertThat(company.project(ABORTED.slug()).path("is_active").asBoolean()).isTrue();
    assertThat(company.count("charged", ABORTED.domain())).isOne();
    assertThat(company.count("mailed", ABORTED.owner())).isOne();
  }

  private static void assertUndone(Order order, String zone) {
    assertThat(company.platform().applications(order.app())).isEmpty();
    assertThat(company.platform().projects(order.app())).isEmpty();
    assertThat(company.world().inwx().records(zone))
        .filteredOn(record -> List.of("A", "CNAME").contains(record.type()))
        .noneMatch(record -> record.name().endsWith(order.domain()));
    JsonNode project = company.project(order.slug());
    assertThat(project.path("status").asText()).isEqualTo("DRAFT");
    assertThat(project.path("is_active").asBoolean()).isFalse();
    assertThat(project.hasNonNull("server")).isFalse();
    assertThat(company.count("mailed", order.owner())).isZero();
  }
}
