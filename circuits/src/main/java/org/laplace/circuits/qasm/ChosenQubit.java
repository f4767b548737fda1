package org.laplace.circuits.qasm;

import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** Leaves a statement whose qubit is only known during the shot; it is written out per choice. */
final class ChosenQubit extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ExpressionNode node;
  private final transient Expression index;
  private final int size;

  ChosenQubit(ExpressionNode node, Expression index, int size) {
    super(null, null, false, false);
    this.node = node;
    this.index = index;
    this.size = size;
  }

  ExpressionNode node() {
    return node;
  }

  Expression index() {
    return index;
  }

  int size() {
    return size;
  }
}
