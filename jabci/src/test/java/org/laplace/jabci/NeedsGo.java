package org.laplace.jabci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The test uses programs of {@code tools/}, which are built once with Go. Without Go it is skipped
 * and says so; with {@code CI=true} in the environment it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsGo.Condition.class)
public @interface NeedsGo {
  /** Skips where there is no Go. */
  final class Condition implements ExecutionCondition {
    private static final ConditionEvaluationResult RUNS =
        ConditionEvaluationResult.enabled("there is Go, or CI=true");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      try {
        return GoTools.isGoThere() || "true".equals(System.getenv("CI"))
            ? RUNS
            : ConditionEvaluationResult.disabled(
                "needs Go 1.25 or newer to build the programs in tools/; CI=true makes this a failure");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
