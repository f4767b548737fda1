package org.laplace.circuits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of the gate table while it is written down. */
final class GateDefinition {
  final String symbol;
  final int qubits;
  final int parameters;
  final int controls;
  final @Nullable Gate kernel;
  List<String> aliases = List.of();
  boolean clifford;
  boolean diagonal;
  Function<double[], UnitaryMatrix> matrix;
  Function<double[], List<GateApplication>> inverse = p -> List.of();
  Function<double[], List<GateApplication>> decomposition = p -> List.of();

  private GateDefinition(
      String symbol,
      int qubits,
      int parameters,
      int controls,
      @Nullable Gate kernel,
      Function<double[], UnitaryMatrix> matrix) {
    this.symbol = symbol;
    this.qubits = qubits;
    this.parameters = parameters;
    this.controls = controls;
    this.kernel = kernel;
    this.matrix = matrix;
  }

  static GateDefinition gate(String symbol, int qubits, int parameters) {
    return new GateDefinition(
        symbol, qubits, parameters, 0, null, p -> UnitaryMatrix.identity(qubits));
  }

  static GateDefinition controlled(String symbol, int controls, Gate kernel) {
    var definition =
        new GateDefinition(
            symbol,
            controls + kernel.qubits(),
            kernel.parameters(),
            controls,
            kernel,
            p -> kernel.matrix(p).controlled(controls, 0));
    definition.diagonal = kernel.isDiagonal();
    return definition;
  }

  GateDefinition aliases(String... names) {
    aliases = List.of(names);
    return this;
  }

  GateDefinition clifford() {
    clifford = true;
    return this;
  }

  GateDefinition diagonal() {
    diagonal = true;
    return this;
  }

  GateDefinition matrix(Function<double[], UnitaryMatrix> function) {
    matrix = function;
    return this;
  }

  GateDefinition inverse(Function<double[], List<GateApplication>> function) {
    inverse = function;
    return this;
  }

  GateDefinition selfInverse() {
    return inverse(p -> List.of(on(symbol, p, wires())));
  }

  GateDefinition negatedInverse() {
    return inverse(
        p -> {
          double[] negated = new double[p.length];
          for (int i = 0; i < p.length; i++) {
            negated[i] = -p[i];
          }
          return List.of(on(symbol, negated, wires()));
        });
  }

  /** The decomposition backwards, each part inverted. */
  GateDefinition reversedInverse() {
    return inverse(
        p -> {
          var steps = new ArrayList<GateApplication>();
          for (GateApplication step : decomposition.apply(p).reversed()) {
            steps.addAll(step.inverse());
          }
          return List.copyOf(steps);
        });
  }

  GateDefinition by(Function<double[], List<GateApplication>> function) {
    decomposition = function;
    return this;
  }

  /** Nothing simpler to decompose into. */
  GateDefinition primitive() {
    return this;
  }

  private int[] wires() {
    int[] wires = new int[qubits];
    for (int i = 0; i < qubits; i++) {
      wires[i] = i;
    }
    return wires;
  }

  /** A gate by its symbol, since rows of the table may name later rows. */
  static GateApplication on(String symbol, double[] parameters, int... qubits) {
    Gate gate = Rows.bySymbol.get(symbol);
    if (gate == null) {
      throw new IllegalArgumentException("no gate " + symbol);
    }
    return GateApplication.of(gate, parameters, qubits);
  }

  /** Loaded at the first use of a row, when the table is complete. */
  private static final class Rows {
    private static final Map<String, Gate> bySymbol = new HashMap<>();

    static {
      for (Gate gate : Gate.values()) {
        bySymbol.put(gate.symbol(), gate);
      }
    }
  }
}
