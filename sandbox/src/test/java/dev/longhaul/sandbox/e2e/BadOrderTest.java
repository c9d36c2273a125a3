package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders that cannot be carried out. */
@ExtendWith(CompanyExtension.class)
class BadOrderTest {
  private static Company company;

  @BeforeAll
  static void open(Company shared) {
    company = shared;
  }

  @Test
  void tellsAllMistakesAtOnceWithTheirLines() {
    Run run =
        company.order(
            new Order("wrong", "wrong.example", "register", "fr", "bundle: big\nplugin: [a]\n"));
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.err())
        .contains("standard input:6:1: locale: 'fr' is not a choice; use one of de, en")
        .doesNotContain("bundle")
        .contains("plugin: is not a key of an order; did you mean plugins?");
    assertNothingStored("wrong");
  }

  @Test
  void refusesThemByHttpToo() {
    Http.Answer answer =
        company
            .api()
            .post(
                "/api/v1/projects",
                """
                {"slug": "posted", "name": "P", "owner_email": "o@posted.example",
                 "project_type": "website", "bundle": "a b", "plugin": [],
                 "domain": {"name": "posted.example", "source": "given"}}
                """);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(Run.list(answer.body().path("errors")))
        .extracting(error -> error.path("field").asText())
        .contains("bundle", "plugin", "domain.source");
    assertNothingStored("posted");
  }

  @Test
  void refusesASubdomainOfSomebodyElse() {
    Run run = company.order(Order.subdomain("stray").at("stray.foreign.example"));
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.err())
        .contains("domain.name", "is not below a base domain", "customers.example");
    assertNothingStored("stray");
  }

  @Test
  void parksWhenTheNameIsTakenAndStopsWithItsChild() {
    company.world().inwx().takenByOthers("taken.example");
    Run run = company.order(Order.registered("taken"), "--wait");
    assertThat(run.exit()).as(run.toString()).isEqualTo(6);
    assertThat(run.out())
        .contains("taken.example is registered by somebody else; abort and order another name");
    JsonNode child = company.operation("domain:taken.example");
    assertThat(child.at("/parking/failure/type").asText()).isEqualTo("DOMAIN_TAKEN");
    Run decided = company.longhaul("operation", "decide", "project:taken", "retry");
    assertThat(decided.exit()).isEqualTo(1);
    assertThat(decided.err()).contains("it waits for domain:taken.example; look there");

    assertThat(company.longhaul("operation", "cancel", "project:taken", "--wait").exit())
        .isEqualTo(5);
    assertThat(company.operation("domain:taken.example").path("state").asText())
        .isEqualTo("ABORTED");
    assertThat(company.project("taken").path("status").asText()).isEqualTo("DRAFT");
  }

  @Test
  void buysNothingAboveThePriceLimit() {
    Run run = company.order(Order.registered("dear").upTo("11.87 EUR"), "--wait");
    assertThat(run.exit()).as(run.toString()).isEqualTo(6);
    assertThat(run.out()).contains("dear.example costs 11.88 EUR, the order allows 11.87 EUR");
    assertThat(giveUp("domain:dear.example")).isEqualTo(1);
    Run parent = company.longhaul("operation", "watch", "project:dear");
    assertThat(parent.exit()).as(parent.toString()).isEqualTo(6);
    assertThat(giveUp("project:dear")).isEqualTo(1);
    assertThat(company.project("dear").path("status").asText()).isEqualTo("ERROR");
    assertThat(company.count("charged", "dear.example")).isZero();
  }

  private static int giveUp(String operation) {
    return company.longhaul("operation", "decide", operation, "give-up", "--wait").exit();
  }

  private static void assertNothingStored(String slug) {
    for (List<String> look :
        List.of(
            List.of("project", "status", slug), List.of("operation", "show", "project:" + slug))) {
      Run run = company.longhaul(look.toArray(String[]::new));
      assertThat(run.exit()).as(run.toString()).isEqualTo(65);
    }
  }
}
