package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.ControlOperation.ComputedGate;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.GatePower;
import org.laplace.circuits.Operation;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.Conversions;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.StatementNode.Modifier;

/** inv, pow, ctrl and negctrl on the operations that a gate expands to. */
final class Modifiers {
  private static final double WHOLE_MAX = 1L << 53;

  private final Context context;
  private final Evaluator evaluator;

  Modifiers(Context context, Evaluator evaluator) {
    this.context = context;
    this.evaluator = evaluator;
  }

  /**
   * The modified operations.
   *
   * @param controls the wires of the modifier's own controls
   */
  List<Operation> apply(Modifier modifier, List<Operation> steps, int[] controls) {
    return switch (modifier.kind()) {
      case INV -> inverse(steps);
      case POW -> power(modifier, steps);
      case CTRL -> controlled(steps, 0, controls);
      case NEGCTRL -> controlled(steps, (1L << controls.length) - 1, controls);
    };
  }

  /** How many operations those modifiers make of so many, as far as that is known already. */
  long repeated(List<Modifier> modifiers, long operations) {
    double total = operations;
    for (Modifier modifier : modifiers) {
      if (modifier.kind() == Modifier.Kind.POW
          && modifier.argument() != null
          && evaluator.evaluate(modifier.argument()) instanceof Expression.Constant constant) {
        double exponent = StrictMath.abs(number(modifier, constant.value()));
        total *= StrictMath.max(1, exponent);
      }
    }
    return total >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) total;
  }

  private List<Operation> inverse(List<Operation> steps) {
    var inverse = new ArrayList<Operation>(steps.size());
    for (Operation step : steps.reversed()) {
      switch (step) {
        case GateApplication gate -> inverse.addAll(gate.inverse());
        case ComputedGate gate ->
            inverse.add(
                new ComputedGate(
                    gate.gate(),
                    gate.parameters(),
                    !gate.inverted(),
                    gate.modifierControls(),
                    gate.negated(),
                    gate.qubits()));
        default -> inverse.add(step);
      }
    }
    return inverse;
  }

  private List<Operation> controlled(List<Operation> steps, long negated, int[] controls) {
    var controlled = new ArrayList<Operation>(steps.size());
    for (Operation step : steps) {
      switch (step) {
        case GateApplication gate -> controlled.add(folded(gate.withControls(negated, controls)));
        case ComputedGate gate -> {
          var qubits = new ArrayList<Integer>();
          for (int control : controls) {
            qubits.add(control);
          }
          qubits.addAll(gate.qubits());
          controlled.add(
              new ComputedGate(
                  gate.gate(),
                  gate.parameters(),
                  gate.inverted(),
                  gate.modifierControls() + controls.length,
                  negated | (gate.negated() << controls.length),
                  qubits));
        }
        // A barrier has no controlled form and changes nothing.
        default -> {}
      }
    }
    return controlled;
  }

  /** A controlled global phase is a phase gate on its last control (OpenQASM 3.0, "Gates"). */
  private static GateApplication folded(GateApplication gate) {
    int last = gate.modifierControls() - 1;
    if (gate.gate() != Gate.GPHASE || last < 0 || (gate.negated() >>> last & 1) != 0) {
      return gate;
    }
    int[] qubits = new int[gate.qubits()];
    for (int i = 0; i < qubits.length; i++) {
      qubits[i] = gate.qubit(i);
    }
    return GateApplication.controlled(
        Gate.P, new double[] {gate.parameter(0)}, last, gate.negated(), qubits);
  }

  private double number(Modifier modifier, Value value) {
    try {
      double exponent = Conversions.real(value);
      if (Double.isFinite(exponent)) {
        return exponent;
      }
      throw context.fail(
          modifier.at(),
          DiagnosticCode.NOT_FINITE,
          "a finite number",
          "The exponent is " + exponent + ".");
    } catch (ClassicalFault fault) {
      throw context.fault(modifier.at(), fault);
    }
  }

  private List<Operation> power(Modifier modifier, List<Operation> steps) {
    if (modifier.argument() == null) {
      throw new IllegalStateException("the parser requires an exponent");
    }
    double exponent = number(modifier, evaluator.known(modifier.argument(), "The exponent of pow"));
    if (exponent == StrictMath.rint(exponent) && StrictMath.abs(exponent) < WHOLE_MAX) {
      return repeat(
          modifier, exponent < 0 ? inverse(steps) : steps, (long) StrictMath.abs(exponent));
    }
    var gates = new ArrayList<GateApplication>();
    for (Operation step : steps) {
      switch (step) {
        case GateApplication gate -> gates.add(gate);
        case ComputedGate gate ->
            throw context.fail(
                modifier.at(),
                DiagnosticCode.UNSUPPORTED,
                "an integer exponent",
                "A gate whose parameters depend on a measurement has integer powers only.");
        default -> {}
      }
    }
    return new ArrayList<>(
        GatePower.of(gates, exponent)
            .orElseThrow(
                () ->
                    context.fail(
                        modifier.at(),
                        DiagnosticCode.UNSUPPORTED,
                        "an integer exponent",
                        "pow("
                            + exponent
                            + ") of this gate is not supported: fractional powers work for gates on"
                            + " one qubit, controlled or not, and for gphase, swap, rxx, ryy, rzz"
                            + " and rzx. Use an integer or write the power as a gate.")));
  }

  private List<Operation> repeat(Modifier modifier, List<Operation> steps, long times) {
    double total = (double) steps.size() * times;
    if (total > context.emission().room()) {
      throw context.fail(
          modifier.at(),
          DiagnosticCode.TOO_MANY_OPERATIONS,
          "at most " + context.limits().operationsMax() + " operations",
          "This power repeats "
              + steps.size()
              + " operations "
              + times
              + " times, so that the program has more than "
              + context.limits().operationsMax()
              + ".");
    }
    var repeated = new ArrayList<Operation>((int) total);
    if (!steps.isEmpty()) {
      for (long i = 0; i < times; i++) {
        repeated.addAll(steps);
      }
    }
    return repeated;
  }
}
