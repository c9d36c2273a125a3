package dev.longhaul.sandbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For tests that take a minute or so each: {@code mvn verify -Pdev-server} runs them, and {@code
 * -Peverything}; plain {@code mvn verify} says that it leaves them out.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TakesLong.Condition.class)
public @interface TakesLong {

  /** Decides by the profile. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (Boolean.getBoolean("longhaul.dev-server")) {
        return ConditionEvaluationResult.enabled("there is time");
      }
      String reason =
          "skipped: "
              + context.getRequiredTestClass().getSimpleName()
              + " takes long; 'mvn verify -Pdev-server' runs it";
      System.out.println(reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
