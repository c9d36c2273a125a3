package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final TestApi api = new TestApi();
  private static final JsonNode document = api.as(null).get("/openapi.json").body();

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void describesEveryRouteAndNothingElse() {
    assertThat(described())
        .containsExactlyInAnyOrderElementsOf(
            api.server.routes().stream()
                .map(route -> route.method() + " " + route.path())
                .toList());
  }

  @Test
  void saysWhoMayCallARoute() {
    for (RouteTable.Route route : api.server.routes()) {
      JsonNode operation =
          document
              .path("paths")
              .path(route.path())
              .path(route.method().name().toLowerCase(Locale.ROOT));
      if (route.access() == Access.ANYBODY) {
        assertThat(operation.path("security").isEmpty()).as(route.path()).isTrue();
        assertThat(operation.has("security")).as(route.path()).isTrue();
      } else {
        assertThat(operation.path("description").asText())
            .isEqualTo(
                "Needs a token with the role %s.", route.access().name().toLowerCase(Locale.ROOT));
      }
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = document.findValues("$ref");
    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  @Test
  void namesEveryKindOfProblem() {
    List<String> named = new ArrayList<>();
    document
        .at("/components/schemas/Problem/properties/type/enum")
        .forEach(kind -> named.add(kind.asText()));
    assertThat(named)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemKind.values()).map(ProblemKind::type).toList());
  }

  @Test
  void thePageNeedsNothingFromElsewhere() {
    String page = api.as(null).get("/docs").response().body();
    assertThat(page).contains("/openapi.json").doesNotContain("http:", "https:", "//cdn");
  }

  private static List<String> described() {
    List<String> routes = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return routes;
  }
}
