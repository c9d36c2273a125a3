package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** O-04: what an operator sees while a vendor answers with errors. */
@ExtendWith(CompanyExtension.class)
class ProgressTest {
  private static final Order ORDER = Order.subdomain("watched");
  private static Company company;
  private static JsonNode troubled;
  private static Run shown;
  private static Run followed;

  @BeforeAll
  static void lookWhileThePlatformFails(Company shared) {
    company = shared;
    company.world().coolify().switchboard().failNext("GET /projects", 1000, 500);
    assertThat(company.order(ORDER).exit()).isZero();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> step("CREATE_APPLICATION").path("attempts").asInt() >= 3);
    troubled = company.operation(ORDER.id());
    shown = company.longhaul("operation", "show", ORDER.id());
    company.world().coolify().switchboard().clear();
    followed = company.longhaul("operation", "watch", ORDER.id(), "--output", "json");
  }

  private static JsonNode step(String name) {
    return step(company.operation(ORDER.id()), name);
  }

  private static JsonNode step(JsonNode operation, String name) {
    return Run.list(operation.path("steps")).stream()
        .filter(step -> step.path("step").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void countsTheAttemptsAndTellsTheLastErrorAndTheNextTry() {
    JsonNode step = step(troubled, "CREATE_APPLICATION");
    assertThat(step.path("status").asText()).isEqualTo("RUNNING");
    assertThat(step.path("attempts").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(step.path("last_error").asText()).contains("coolify", "500");
    assertThat(Instant.parse(step.path("next_try").asText()))
        .isAfter(Instant.parse(step.path("started").asText()));
    assertThat(shown.out()).containsPattern("Create application: try \\d+.*: .*500");
  }

  @Test
  void tellsWhenEachStepBeganAndEnded() {
    for (String done : List.of("ACCEPT_ORDER", "OBTAIN_DOMAIN", "CHOOSE_SERVER", "POINT_DNS")) {
      JsonNode step = step(troubled, done);
      assertThat(step.path("status").asText()).as(done).isEqualTo("DONE");
      assertThat(Instant.parse(step.path("ended").asText()))
          .isAfterOrEqualTo(Instant.parse(step.path("started").asText()));
      assertThat(step.path("fact").asText()).as(done).isNotBlank();
    }
    assertThat(step(troubled, "DEPLOY").path("status").asText()).isEqualTo("PENDING");
    assertThat(step(troubled, "DEPLOY").hasNonNull("started")).isFalse();
  }

  @Test
  void hasTheFieldsOfTheDescriptionOfTheApi() {
    JsonNode schemas = company.api().get("/openapi.json").body().at("/components/schemas");
    for (JsonNode document : followed.documents()) {
      assertThat(document.fieldNames())
          .toIterable()
          .isSubsetOf(names(schemas.at("/Progress/properties")))
          .contains("id", "kind", "state", "steps", "paid", "started_at", "source");
      assertThat(document.path("steps").get(0).fieldNames())
          .toIterable()
          .isSubsetOf(names(schemas.at("/Step/properties")));
    }
  }

  private static List<String> names(JsonNode properties) {
    return properties.properties().stream().map(entry -> entry.getKey()).toList();
  }

  @Test
  void followsInDocumentsUntilTheEnd() {
    assertThat(followed.exit()).as(followed.toString()).isZero();
    JsonNode end = followed.document();
    assertThat(end.path("state").asText()).isEqualTo("SUCCEEDED");
    assertThat(end.path("message").asText())
        .startsWith("https://watched.customers.example is live on web-");
    assertThat(Run.list(end.path("steps")))
        .hasSize(9)
        .allSatisfy(step -> assertThat(step.path("status").asText()).isEqualTo("DONE"));
  }

  @Test
  void listsItWithItsKindAndState() {
    JsonNode list =
        company
            .longhaul(
                "operation",
                "list",
                "--state",
                "succeeded",
                "--kind",
                "provision-project",
                "--output",
                "json")
            .document();
    assertThat(Run.list(list.path("items")))
        .filteredOn(item -> item.path("id").asText().equals(ORDER.id()))
        .singleElement()
        .satisfies(item -> assertThat(item.path("state").asText()).isEqualTo("SUCCEEDED"));
  }
}
