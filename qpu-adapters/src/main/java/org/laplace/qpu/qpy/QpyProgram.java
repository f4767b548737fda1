package org.laplace.qpu.qpy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laplace.circuits.Circuit;

/** A circuit that was read, with parameters that may have no values yet. */
public final class QpyProgram {
  private final QpyBody body;
  private final List<Symbol> symbols;

  QpyProgram(QpyBody body, List<Symbol> symbols) throws QpyException {
    this.body = body;
    var loops = new HashSet<Symbol>();
    collectLoops(body, loops);
    this.symbols = symbols.stream().filter(symbol -> !loops.contains(symbol)).toList();
  }

  private static void collectLoops(QpyBody body, Set<Symbol> loops) {
    for (QpyStep step : body.steps()) {
      switch (step) {
        case QpyStep.For loop -> {
          if (loop.symbol() != null) {
            loops.add(loop.symbol());
          }
          collectLoops(loop.body().body(), loops);
        }
        case QpyStep.While loop -> collectLoops(loop.body().body(), loops);
        case QpyStep.IfElse branch -> {
          collectLoops(branch.then().body(), loops);
          if (branch.otherwise() != null) {
            collectLoops(branch.otherwise().body(), loops);
          }
        }
        case QpyStep.Switch choice ->
            choice.cases().forEach(part -> collectLoops(part.body().body(), loops));
        case QpyStep.Apply _,
            QpyStep.Measure _,
            QpyStep.Reset _,
            QpyStep.Barrier _,
            QpyStep.Delay _,
            QpyStep.Break _,
            QpyStep.Continue _ -> {}
      }
    }
  }

  /** Number of qubits. */
  public int qubits() {
    return body.qubits();
  }

  /** Names of the parameters, in Qiskit's order: the columns of a table of their values. */
  public List<String> parameters() {
    return symbols.stream().map(Symbol::text).toList();
  }

  /**
   * The circuit with a value for each parameter.
   *
   * @param values in the order of {@link #parameters}
   * @throws QpyException if the number of values is wrong, an angle is not finite, a register
   *     shares bits with another one, or the loops written out are more than what is taken
   */
  public Circuit bind(double[] values) throws QpyException {
    if (values.length != symbols.size()) {
      throw new QpyException(
          QpyCode.MALFORMED,
          "the circuit has the parameters " + parameters() + ", " + values.length + " are given");
    }
    Map<Symbol, Double> byName = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      byName.put(symbols.get(i), values[i]);
    }
    return new Lowering(byName).circuit(body);
  }
}
