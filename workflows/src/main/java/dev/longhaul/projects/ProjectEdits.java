package dev.longhaul.projects;

import dev.longhaul.apps.AppSpec;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.StepRule;
import java.util.Optional;

/** What a person may change at a park of a provisioning, checked like the order. */
final class ProjectEdits {
  private final Operation operation;

  ProjectEdits(Operation operation) {
    this.operation = operation;
  }

  /** Where the application comes from, and how it is built and served. */
  static <T> StepRule<T> application() {
    StepRule<T> rule = StepRule.plain();
    for (AppValue value : AppValue.values()) {
      rule = value(rule, value);
    }
    return rule;
  }

  /** Where it answers that it is well; skipping is allowed. */
  static StepRule<Void> health() {
    return value(StepRule.mayBeSkipped(), AppValue.HEALTH_PATH);
  }

  private static <T> StepRule<T> value(StepRule<T> rule, AppValue value) {
    String field = value.field();
    return rule.editable(field, text -> value.complaint(text).map(words -> field + " " + words));
  }

  /** Who is welcomed; skipping is allowed. */
  static StepRule<Void> welcome() {
    return StepRule.mayBeSkipped()
        .editable(
            OrderEdits.OWNER_EMAIL,
            text -> MailAddress.complaint(text).map(words -> OrderEdits.OWNER_EMAIL + " " + words));
  }

  /** The application as it was ordered, with what has been changed since. */
  AppSpec app(AppSpec ordered) {
    return new AppSpec(
        ordered.name(),
        ordered.description(),
        ordered.environment(),
        edited(AppValue.REPOSITORY).orElse(ordered.repository()),
        edited(AppValue.BRANCH).orElse(ordered.branch()),
        edited(AppValue.BUILD_PACK).orElse(ordered.buildPack()),
        edited(AppValue.PORT).map(Integer::parseInt).orElse(ordered.port()),
        ordered.url(),
        edited(AppValue.HEALTH_PATH).orElse(ordered.healthPath()),
        ordered.healthInterval());
  }

  private Optional<String> edited(AppValue value) {
    return operation.edited(value.field());
  }

  String ownerEmail(String ordered) {
    return operation.edited(OrderEdits.OWNER_EMAIL).orElse(ordered);
  }
}
