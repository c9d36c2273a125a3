package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.Json;
import dev.longhaul.projects.ProjectOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads an order from YAML or JSON (P-01), for the command line and for HTTP bodies alike. It never
 * throws because of what is in the text: every mistake is in the {@link Reading}. Safe for
 * concurrent use; the schema is compiled once.
 */
public final class OrderReader {
  /** The longest text that is read, in bytes of UTF-8. */
  public static final int LONGEST = 64 * 1024;

  /** Where people choose the keys; without a value such a key would silently be nothing. */
  private static final List<String> OWN_KEYS =
      List.of("application.environment", "application.secrets", "domain.ext_data");

  private final TextParser parser = new TextParser("an order", "slug: acme");
  private final OrderSchema schema = new OrderSchema();

  /**
   * Reads an order; what is wrong is in the answer.
   *
   * @param sourceName what the mistakes call the text, such as {@code acme.yaml}
   */
  public Reading read(String text, String sourceName) {
    if (text.length() > LONGEST || text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return Reading.refused(sourceName, List.of(tooLong()));
    }
    Document document = parser.parse(text);
    List<Mistake> mistakes = new ArrayList<>(document.mistakes());
    JsonNode tree = document.tree();
    if (tree != null) {
      mistakes.addAll(mistakesIn(tree, document));
    }
    return tree != null && mistakes.isEmpty()
        ? Reading.of(sourceName, order(tree))
        : Reading.refused(sourceName, mistakes);
  }

  static Mistake tooLong() {
    return Mistake.ofText(
        0, 0, "is longer than 64 KiB", "an order is a page of text; is this the right file?");
  }

  /** What the schema says comes first; a rule speaks only about fields that the schema accepts. */
  private List<Mistake> mistakesIn(JsonNode tree, Document document) {
    List<Finding> findings = new ArrayList<>(schema.check(tree, document));
    findings.addAll(OrderRules.check(tree));
    for (String part : OWN_KEYS) {
      findings.addAll(document.emptyBelow(tree, part));
    }
    Set<String> said = new HashSet<>();
    return findings.stream()
        .filter(finding -> said.add(finding.field()))
        .map(finding -> finding.at(document.place(finding.field())))
        .toList();
  }

  private static ProjectOrder order(JsonNode tree) {
    try {
      return Json.mapper().treeToValue(tree, ProjectOrder.class);
    } catch (IOException e) {
      throw new IllegalStateException("schema and rules let an unreadable order pass", e);
    }
  }
}
