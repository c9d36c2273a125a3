package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.dns.ZoneRecord;
import dev.longhaul.emulators.mail.MailMessage;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P-01 to P-10, with a bought domain, a subdomain and a domain that we have. */
@ExtendWith(CompanyExtension.class)
class ProvisionTest {
  private static final Order BOUGHT = Order.registered("bought").upTo("20.00 EUR").withContacts();
  private static final Order BELOW = Order.subdomain("below").in("en");
  private static final Order OURS = Order.existing("ours");
  private static final List<String> ACTIONS =
      List.of(
          "provisioning_started",
          "server_selected",
          "dns_configured",
          "coolify_project_created",
          "coolify_app_created",
          "deployment_started",
          "deployment_completed",
          "health_check_attempt",
          "health_check_passed",
          "provisioning_completed",
          "notification_sent");
  private static final List<String> TITLES =
      List.of(
          "Accept order",
          "Obtain domain",
          "Choose server",
          "Point DNS",
          "Create application",
          "Deploy",
          "Check health",
          "Activate",
          "Welcome owner");
  private static Company company;
  private static List<Run> runs;

  @BeforeAll
  static void orderThree(Company shared) {
    company = shared;
    company.world().inwx().owns(OURS.domain());
    runs = company.orderAll(BOUGHT, BELOW, OURS);
  }

  static Stream<Order> orders() {
    return Stream.of(BOUGHT, BELOW, OURS);
  }

  @Test
  void endsWithZero() {
    assertThat(runs).allSatisfy(run -> assertThat(run.exit()).as(run.toString()).isZero());
  }

  @Test
  void saysEveryStepOnALineOfItsOwn() {
    for (String title : TITLES) {
      assertThat(runs.get(0).out())
          .containsPattern("(?m)^ \\S project:bought " + title + ": .+ \\(.*s\\)$");
    }
    assertThat(runs.get(0).out())
        .contains("project:bought · provision bought.example · started by ")
        .contains("domain:bought.example · register bought.example")
        .containsPattern(
            "project:bought succeeded after .*: https://bought.example is live on web-")
        .contains("paid 11.88 EUR");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void leavesALiveProjectInTheLedger(Order order) {
    JsonNode project = company.project(order.slug());
    assertThat(project.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(project.path("is_active").asBoolean()).isTrue();
    assertThat(project.path("url").asText()).isEqualTo("https://" + order.domain());
    assertThat(project.path("server").asText()).startsWith("web-");
    assertThat(project.path("retry_count").asInt()).isZero();
    assertThat(project.hasNonNull("last_error")).isFalse();
    assertThat(project.path("completed_at").asText())
        .isGreaterThan(project.path("started_at").asText());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void walksThroughTheStatuses(Order order) {
    List<String> moves =
        company.log(order.slug()).stream()
            .filter(line -> line.path("action").asText().equals("status_changed"))
            .map(line -> line.path("old_status").asText() + ">" + line.path("new_status").asText())
            .toList();
    assertThat(moves)
        .containsExactly(
            "DRAFT>PENDING_DOMAIN",
            "PENDING_DOMAIN>PROVISIONING",
            "PROVISIONING>BOOTSTRAPPING",
            "BOOTSTRAPPING>ACTIVE");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void logsEveryActionInItsOrder(Order order) {
    List<String> actions =
        company.log(order.slug()).stream()
            .map(line -> line.path("action").asText())
            .filter(action -> !action.equals("status_changed"))
            .distinct()
            .toList();
    List<String> expected = new ArrayList<>(ACTIONS);
    if (order == BOUGHT) {
      expected.add(1, "domain_registration_waiting");
    }
    assertThat(actions).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void namesServiceAndExternalIdInTheLog(Order order) {
    JsonNode created =
        company.log(order.slug()).stream()
            .filter(line -> line.path("action").asText().equals("coolify_app_created"))
            .findFirst()
            .orElseThrow();
    assertThat(created.path("service").asText()).isEqualTo("coolify");
    assertThat(created.path("external_id"))
        .isEqualTo(company.platform().application(order.app()).path("uuid"));
    assertThat(company.log(order.slug()))
        .allSatisfy(line -> assertThat(line.path("triggered_by").asText()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void pointsTheNameAndItsWwwAtTheServer(Order order) {
    String zone = order == BELOW ? "customers.example" : order.domain();
    String address =
        company.project(order.slug()).path("server").asText().equals("web-1")
            ? "203.0.113.11"
            : "203.0.113.12";
    assertThat(company.world().inwx().records(zone))
        .filteredOn(record -> record.name().endsWith(order.domain()))
        .filteredOn(record -> List.of("A", "CNAME").contains(record.type()))
        .extracting(ZoneRecord::name, ZoneRecord::type, ZoneRecord::content, ZoneRecord::ttl)
        .containsExactlyInAnyOrder(
            tuple(order.domain(), "A", address, 300L),
            tuple("www." + order.domain(), "CNAME", order.domain(), 300L));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void setsUpTheApplicationAsOrdered(Order order) {
    JsonNode application = company.platform().application(order.app());
    assertThat(application.path("fqdn").asText()).isEqualTo("https://" + order.domain());
    assertThat(application.path("git_branch").asText()).isEqualTo("main");
    assertThat(application.path("build_pack").asText()).isEqualTo("nixpacks");
    assertThat(application.path("ports_exposes").asText()).isEqualTo("8000");
    assertThat(application.path("health_check_path").asText()).isEqualTo("/health");
    assertThat(application.path("health_check_interval").asInt()).isEqualTo(30);
    assertThat(application.path("description").asText())
        .isEqualTo("VRS Projekt: Project " + order.slug());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void givesTheApplicationItsVariablesAndMarksTheSecretOne(Order order) {
    assertVariable(order, "VRS_PROJECT_ID", order.slug(), false);
    assertVariable(order, "VRS_MARKETPLACE_URL", "https://marketplace.vrs.gmbh", false);
    assertVariable(order, "VRS_PLUGINS", "newsletter,payments", false);
    String password = company.platform().initialPassword(order.app());
    assertThat(password).hasSizeGreaterThanOrEqualTo(16);
    assertVariable(order, "VRS_INITIAL_PASSWORD", password, true);
  }

  private static void assertVariable(Order order, String key, String value, boolean secret) {
    JsonNode variable = company.platform().variable(order.app(), key).orElseThrow();
    assertThat(variable.path("value").asText()).as(key).isEqualTo(value);
    assertThat(variable.path("is_shown_once").asBoolean()).as(key + " secret").isEqualTo(secret);
    assertThat(variable.path("is_buildtime").asBoolean()).as(key + " at build").isEqualTo(!secret);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void answersAVisitorOverVerifiedHttps(Order order) {
    HttpClient visitor =
        HttpClient.newBuilder()
            .sslContext(company.world().ca().clientContext())
            .proxy(ProxySelector.of(company.world().proxy().address()))
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://" + order.domain() + "/health")).build();
    HttpResponse<String> answer = Http.text(visitor, request);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void doesEverythingOnce(Order order) {
    int bought = order == BOUGHT ? 1 : 0;
    assertThat(company.count("charged", order.domain())).isEqualTo(bought);
    assertThat(company.count("domain-registered", order.domain())).isEqualTo(bought);
    assertThat(company.count("project-created", order.app())).isOne();
    assertThat(company.count("application-created", order.app())).isOne();
    assertThat(company.count("deployment-started", order.app())).isOne();
    assertThat(company.count("mailed", order.owner())).isOne();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void welcomesTheOwnerInTheirLanguageWithThePasswordOfTheApplication(Order order) {
    MailMessage mail = mailTo(order.owner());
    String online = order.locale().equals("en") ? " is live: " : " ist online: ";
    assertThat(mail.subject()).isEqualTo("Project " + order.slug() + online + order.domain());
    assertThat(mail.text())
        .contains("https://" + order.domain())
        .contains(company.platform().initialPassword(order.app()))
        .contains(order.locale().equals("en") ? "Your password" : "Ihr Passwort");
    assertThat(mail.messageId()).contains("welcome." + order.slug());
  }

  private static MailMessage mailTo(String address) {
    return company.world().mail().messages().stream()
        .filter(mail -> mail.to().contains(address))
        .findFirst()
        .orElseThrow();
  }
}
