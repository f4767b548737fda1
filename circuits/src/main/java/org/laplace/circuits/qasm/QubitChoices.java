package org.laplace.circuits.qasm;

import java.util.List;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Operation;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;

/**
 * Statements about a qubit that is only known during the shot, as in {@code x q[n]}: written out
 * once per qubit that it may be, each under the condition that it is.
 */
final class QubitChoices {
  private final Context context;
  private final Folding folding;

  QubitChoices(Context context, Folding folding) {
    this.context = context;
    this.folding = folding;
  }

  /** Runs a statement that assigns nothing. */
  void run(int at, Runnable statement) {
    run(at, () -> {}, statement);
  }

  /**
   * Runs a statement.
   *
   * @param lift puts what the statement assigns into the memory, if it must be written out
   */
  void run(int at, Runnable lift, Runnable statement) {
    int mark = context.emission().mark();
    try {
      statement.run();
    } catch (ChosenQubit chosen) {
      context.emission().truncate(mark);
      lift.run();
      List<Operation> otherwise =
          List.of(
              new ControlOperation.Fault(
                  "an index of a quantum register is outside of 0 to " + (chosen.size() - 1)));
      for (int i = chosen.size() - 1; i >= 0; i--) {
        int choice = i;
        Expression matches = matches(at, chosen.index(), choice, chosen.size());
        List<Operation> then =
            context
                .emission()
                .capture(
                    () ->
                        context.inRegion(
                            () ->
                                context.choose(
                                    chosen.node(), choice, () -> run(at, lift, statement))));
        otherwise = List.of(new ControlOperation.If(matches, then, otherwise));
        context.emission().count(1);
      }
      context.emission().emitAll(otherwise);
    }
  }

  private Expression matches(int at, Expression index, int choice, int size) {
    Expression fromStart =
        folding.binary(at, Operator.EQUAL, index, new Constant(Value.Whole.of(choice)));
    Expression fromEnd =
        folding.binary(
            at, Operator.EQUAL, index, new Constant(Value.Whole.of((long) choice - size)));
    return folding.binary(at, Operator.OR, fromStart, fromEnd);
  }
}
