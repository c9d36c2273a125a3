package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OrderDigest;
import dev.longhaul.projects.SavedPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a saved plan (O-10); it is checked like every other input, its order like an order. */
public final class PlanReader {
  private static final Duration CLOCKS = Duration.ofMinutes(5);
  private static final String AGAIN = "make a new one with longhaul project plan --out";

  private final TextParser parser = new TextParser("a saved plan", "longhaul_plan: 1");
  private final OrderSchema schema = new OrderSchema("project-plan", "a saved plan");
  private final OrderSchema orders = new OrderSchema();
  private final Clock clock;

  public PlanReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reads a saved plan; what is wrong is in the answer.
   *
   * @param sourceName what the mistakes call the text
   */
  public PlanReading read(String text, String sourceName) {
    if (text.getBytes(StandardCharsets.UTF_8).length > OrderReader.LONGEST) {
      return refused(sourceName, List.of(Mistake.ofText(0, 0, "is longer than 64 KiB", AGAIN)));
    }
    Document document = parser.parse(text);
    List<Mistake> mistakes = new ArrayList<>(document.mistakes());
    JsonNode tree = document.tree();
    if (tree != null) {
      mistakes.addAll(mistakesOfForm(tree, document));
    }
    if (tree == null || !mistakes.isEmpty()) {
      return refused(sourceName, mistakes);
    }
    SavedPlan plan = plan(tree);
    List<Mistake> stale = whyNotNow(plan, document);
    return stale.isEmpty()
        ? new PlanReading(sourceName, plan, List.of())
        : refused(sourceName, stale);
  }

  private List<Mistake> mistakesOfForm(JsonNode tree, Document document) {
    List<Finding> findings = new ArrayList<>(schema.check(tree, document));
    String madeAt = tree.path("made_at").asText("");
    if (!isTime(madeAt)) {
      findings.add(new Finding("made_at", "is not a moment in UTC", AGAIN));
    }
    JsonNode order = tree.path("order");
    if (order.isObject()) {
      List<Finding> inOrder = new ArrayList<>(orders.check(order, document.part(tree, "order")));
      inOrder.addAll(OrderRules.check(order));
      inOrder.forEach(
          finding ->
              findings.add(
                  new Finding(
                      Field.child("order", finding.field()), finding.message(), finding.remedy())));
    }
    Set<String> said = new HashSet<>();
    return findings.stream()
        .filter(finding -> said.add(finding.field()))
        .map(finding -> finding.at(document.place(finding.field())))
        .toList();
  }

  private static boolean isTime(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private List<Mistake> whyNotNow(SavedPlan plan, Document document) {
    List<Finding> findings = new ArrayList<>();
    Duration age = Duration.between(plan.madeAt(), clock.instant());
    if (plan.longhaulPlan() != SavedPlan.VERSION) {
      findings.add(
          new Finding(
              "longhaul_plan",
              "version %d is not read here".formatted(plan.longhaulPlan()),
              AGAIN));
    }
    if (age.compareTo(SavedPlan.LONGEST) > 0 || age.compareTo(CLOCKS.negated()) < 0) {
      findings.add(
          new Finding("made_at", plan.madeAt() + " is not within the last 24 hours", AGAIN));
    }
    if (!OrderDigest.of(plan.order()).equals(plan.orderDigest())) {
      findings.add(new Finding("order", "is not the order that was planned", AGAIN));
    }
    if (!OrderDigest.of(plan.world()).equals(plan.worldDigest())) {
      findings.add(new Finding("world", "is not what was looked at", AGAIN));
    }
    return findings.stream().map(each -> each.at(document.place(each.field()))).toList();
  }

  private static SavedPlan plan(JsonNode tree) {
    try {
      return Json.mapper().treeToValue(tree, SavedPlan.class);
    } catch (IOException e) {
      throw new IllegalStateException("schema and rules let an unreadable plan pass", e);
    }
  }

  private static PlanReading refused(String sourceName, List<Mistake> mistakes) {
    return new PlanReading(sourceName, null, mistakes);
  }
}
