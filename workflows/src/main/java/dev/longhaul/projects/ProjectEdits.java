package dev.longhaul.projects;

import dev.longhaul.apps.AppSpec;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.StepRule;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person may change at a park of a provisioning, checked like the order and the settings.
 */
final class ProjectEdits {
  private static final Pattern REPOSITORY =
      Pattern.compile("https://[A-Za-z0-9.-]{1,253}(:\\d{1,5})?/[A-Za-z0-9._~/-]{1,500}");
  private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");
  private static final Pattern BUILD_PACK = Pattern.compile("nixpacks|static|dockerfile");
  private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
  private static final Pattern HEALTH_PATH = Pattern.compile("/[A-Za-z0-9._~/-]{0,199}");
  private static final Pattern MAILBOX =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final int HIGHEST_PORT = 65_535;

  private final Operation operation;

  ProjectEdits(Operation operation) {
    this.operation = operation;
  }

  /** Where the application comes from, and how it is built and served. */
  static <T> StepRule<T> application() {
    return StepRule.<T>plain()
        .editable("repository", ProjectEdits::repository)
        .editable("branch", text -> form(text, BRANCH, "branch", "a branch, like main"))
        .editable(
            "build_pack",
            text -> form(text, BUILD_PACK, "build_pack", "one of nixpacks, static, dockerfile"))
        .editable("port", ProjectEdits::port)
        .editable("health_path", ProjectEdits::healthPath);
  }

  /** Where it answers that it is well; skipping is allowed. */
  static StepRule<Void> health() {
    return StepRule.mayBeSkipped().editable("health_path", ProjectEdits::healthPath);
  }

  /** Who is welcomed; skipping is allowed. */
  static StepRule<Void> welcome() {
    return StepRule.mayBeSkipped()
        .editable(
            "owner_email",
            text -> form(text, MAILBOX, "owner_email", "one address, like owner@acme.example"));
  }

  /** The application as it was ordered, with what has been changed since. */
  AppSpec app(AppSpec ordered) {
    return new AppSpec(
        ordered.name(),
        ordered.description(),
        ordered.environment(),
        operation.edited("repository").orElse(ordered.repository()),
        operation.edited("branch").orElse(ordered.branch()),
        operation.edited("build_pack").orElse(ordered.buildPack()),
        operation.edited("port").map(Integer::parseInt).orElse(ordered.port()),
        ordered.url(),
        operation.edited("health_path").orElse(ordered.healthPath()),
        ordered.healthInterval());
  }

  String ownerEmail(String ordered) {
    return operation.edited("owner_email").orElse(ordered);
  }

  private static Optional<String> repository(String text) {
    return form(text, REPOSITORY, "repository", "an https address without a password");
  }

  private static Optional<String> port(String text) {
    boolean fits = PORT.matcher(text).matches() && Integer.parseInt(text) <= HIGHEST_PORT;
    return fits ? Optional.empty() : wrong("port", "a number from 1 to 65535");
  }

  private static Optional<String> healthPath(String text) {
    return form(text, HEALTH_PATH, "health_path", "a path, like /health");
  }

  private static Optional<String> form(String text, Pattern form, String field, String like) {
    return form.matcher(text).matches() ? Optional.empty() : wrong(field, like);
  }

  private static Optional<String> wrong(String field, String like) {
    return Optional.of(field + " must be " + like);
  }
}
