package org.laplace.qpu.daemon.plan;

import java.util.List;

/**
 * What is to be done now, in this order.
 *
 * @param problems what keeps the daemon from doing more, for the operator to read; the same text as
 *     long as it is the same problem
 */
public record Plan(List<ProviderAction> actions, List<String> problems) {
  public Plan {
    actions = List.copyOf(actions);
    problems = List.copyOf(problems);
  }
}
