package org.laplace.circuits;

import java.util.List;

/** Runs one of two lists of operations, as the classical bits say at that time. */
public record If(Condition condition, List<Operation> then, List<Operation> otherwise)
    implements Operation {
  public If {
    then = List.copyOf(then);
    otherwise = List.copyOf(otherwise);
  }
}
