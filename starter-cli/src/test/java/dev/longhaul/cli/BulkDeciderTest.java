package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.durable.Json;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code while ...; test $? = 75} sees. */
class BulkDeciderTest extends CliCase {

  @ParameterizedTest
  @CsvSource({
    "recorded, false, 0",
    "recorded, true, 75",
    "recorded refused, false, 1",
    "recorded refused, true, 75",
    "recorded untried, true, 75",
    "recorded refused unanswered untried, true, 75",
    "refused unanswered untried, true, 75",
    "refused, true, 1",
    "refused untried, true, 1",
  })
  void repeatsWhileSomeAreLeftAndSomethingMoves(String results, boolean more, int exit) {
    ObjectNode answer = Json.mapper().createObjectNode().put("dry_run", false).put("more", more);
    ArrayNode items = answer.putArray("items");
    for (String result : results.split(" ")) {
      items.addObject().put("operation", "project:acme").put("result", result);
    }
    service.fault(200, answer.toString(), Map.of());
    assertThat(run("operation", "decide", "--parked-by", "coolify-main", "retry")).isEqualTo(exit);
  }
}
