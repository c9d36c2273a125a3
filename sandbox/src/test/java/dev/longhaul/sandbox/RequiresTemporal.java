package dev.longhaul.sandbox;

import dev.longhaul.sandbox.engine.TemporalBinary;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For tests on the real Temporal server, which take minutes: {@code mvn verify -Pdev-server} runs
 * them. Without the binary they are skipped with a sentence; with {@code -Peverything}, as CI runs,
 * they fail instead, so that a build cannot pass by leaving them out.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("dev-server")
@ExtendWith(RequiresTemporal.Condition.class)
public @interface RequiresTemporal {

  /** Decides by {@link TemporalBinary}. */
  final class Condition implements ExecutionCondition {
    private static final String ABSENT = "no Temporal binary; './longhaul tools' builds it";

    private static final String LATER =
        "tests on the real Temporal server; 'mvn verify -Pdev-server' runs them, some minutes";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (!Boolean.getBoolean("longhaul.dev-server")) {
        return said(ConditionEvaluationResult.disabled("skipped: " + LATER));
      }
      return said(
          judge(TemporalBinary.find(System.getenv()), Boolean.getBoolean("longhaul.strict")));
    }

    private static ConditionEvaluationResult said(ConditionEvaluationResult result) {
      if (result.isDisabled()) {
        result.getReason().ifPresent(System.out::println);
      }
      return result;
    }

    static ConditionEvaluationResult judge(Optional<Path> binary, boolean strict) {
      if (binary.isPresent()) {
        return ConditionEvaluationResult.enabled("Temporal is " + binary.get());
      }
      if (strict) {
        throw new IllegalStateException("strict: " + ABSENT);
      }
      return ConditionEvaluationResult.disabled("skipped: " + ABSENT);
    }
  }
}
