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
@TakesLong
@ExtendWith(RequiresTemporal.Condition.class)
public @interface RequiresTemporal {

  /** Decides by {@link TemporalBinary}. */
  final class Condition implements ExecutionCondition {
    private static final String ABSENT = "no Temporal binary; './longhaul tools' builds it";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      ConditionEvaluationResult result =
          judge(TemporalBinary.find(System.getenv()), Boolean.getBoolean("longhaul.strict"));
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
