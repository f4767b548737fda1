package org.laplace.circuits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A gate of the table on certain qubits, possibly under further controls.
 *
 * <p>The qubits are, in this order: the controls that modifiers added (outermost first), the
 * controls that the gate has by itself (cx has one), the targets. Engines that treat all controls
 * alike use {@link #kernel()}, {@link #controls()} and {@link #negated()}.
 */
public final class GateApplication implements QuantumOperation {
  private final Gate gate;
  private final double[] parameters;
  private final int modifierControls;
  private final long negated;
  private final int[] qubits;

  private GateApplication(
      Gate gate, double[] parameters, int modifierControls, long negated, int[] qubits) {
    this.gate = gate;
    this.parameters = parameters;
    this.modifierControls = modifierControls;
    this.negated = negated;
    this.qubits = qubits;
  }

  /**
   * The plain gate.
   *
   * @param parameters finite radians, as many as the gate takes
   * @param qubits distinct, as many as the gate takes
   * @throws IllegalArgumentException if a count is wrong, a parameter not finite or a qubit twice
   */
  public static GateApplication of(Gate gate, double[] parameters, int... qubits) {
    return controlled(gate, parameters, 0, 0, qubits);
  }

  /**
   * The gate under {@code modifierControls} further controls, which come first in {@code qubits}.
   *
   * @param negated bit k set: control k of those acts when its qubit is 0
   * @throws IllegalArgumentException as {@link #of}, or for more than {@link
   *     CircuitLimits#controlsMax} controls
   */
  public static GateApplication controlled(
      Gate gate, double[] parameters, int modifierControls, long negated, int... qubits) {
    if (parameters.length != gate.parameters()) {
      throw new IllegalArgumentException(
          gate + " takes " + gate.parameters() + " parameters, got " + parameters.length);
    }
    if (qubits.length != gate.qubits() + modifierControls) {
      throw new IllegalArgumentException(
          gate
              + " takes "
              + (gate.qubits() + modifierControls)
              + " qubits here, got "
              + qubits.length);
    }
    if (modifierControls < 0
        || modifierControls > CircuitLimits.controlsMax
        || (negated >>> modifierControls) != 0) {
      throw new IllegalArgumentException("bad controls: " + modifierControls + ", " + negated);
    }
    for (double parameter : parameters) {
      if (!Double.isFinite(parameter)) {
        throw new IllegalArgumentException("a parameter of " + gate + " is " + parameter);
      }
    }
    for (int i = 0; i < qubits.length; i++) {
      for (int j = 0; j < i; j++) {
        if (qubits[i] == qubits[j]) {
          throw new IllegalArgumentException("qubit " + qubits[i] + " twice in " + gate);
        }
      }
    }
    return new GateApplication(gate, parameters.clone(), modifierControls, negated, qubits.clone());
  }

  /** The gate of the table. */
  public Gate gate() {
    return gate;
  }

  /** Number of parameters. */
  public int parameters() {
    return parameters.length;
  }

  /** A parameter in radians. */
  public double parameter(int index) {
    return parameters[index];
  }

  /** Number of qubits: added controls, the gate's own controls, targets. */
  public int qubits() {
    return qubits.length;
  }

  /** Index in the circuit of the application's qubit. */
  public int qubit(int index) {
    return qubits[index];
  }

  /** Number of controls that modifiers added. */
  public int modifierControls() {
    return modifierControls;
  }

  /** The gate that acts when all controls allow it; it has no controls of its own. */
  public Gate kernel() {
    return gate.kernel();
  }

  /** Number of all controls; the kernel's qubits follow them in {@link #qubit}. */
  public int controls() {
    return modifierControls + gate.controls();
  }

  /** Bit k set: control k acts when its qubit is 0. */
  public long negated() {
    return negated;
  }

  /** The matrix of the kernel for these parameters. */
  public UnitaryMatrix kernelMatrix() {
    return kernel().matrix(parameters);
  }

  /** The whole matrix, controls included; bit k of its index is {@link #qubit} k. */
  public UnitaryMatrix matrix() {
    return controls() == 0 ? kernelMatrix() : kernelMatrix().controlled(controls(), negated);
  }

  /** This application under further controls, which become the first qubits. */
  public GateApplication withControls(long negatedControls, int... controlQubits) {
    int[] all = Arrays.copyOf(controlQubits, controlQubits.length + qubits.length);
    System.arraycopy(qubits, 0, all, controlQubits.length, qubits.length);
    return controlled(
        gate,
        parameters,
        controlQubits.length + modifierControls,
        negatedControls | (negated << controlQubits.length),
        all);
  }

  /** What undoes this application, exactly, phase included; in the order to apply. */
  public List<GateApplication> inverse() {
    return lift(gate.inverse(parameters));
  }

  /** The same by simpler gates, exactly, phase included; empty for a primitive of the table. */
  public List<GateApplication> decomposition() {
    return lift(gate.decomposition(parameters));
  }

  /** Puts applications on the gate's qubits 0, 1, ... to this one's qubits and controls. */
  private List<GateApplication> lift(List<GateApplication> local) {
    int[] controlQubits = Arrays.copyOf(qubits, modifierControls);
    var lifted = new ArrayList<GateApplication>(local.size());
    for (GateApplication application : local) {
      int[] mapped = new int[application.qubits.length];
      for (int i = 0; i < mapped.length; i++) {
        mapped[i] = qubits[modifierControls + application.qubits[i]];
      }
      lifted.add(
          new GateApplication(
                  application.gate,
                  application.parameters,
                  application.modifierControls,
                  application.negated,
                  mapped)
              .withControls(negated, controlQubits));
    }
    return List.copyOf(lifted);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GateApplication that
        && gate == that.gate
        && modifierControls == that.modifierControls
        && negated == that.negated
        && Arrays.equals(parameters, that.parameters)
        && Arrays.equals(qubits, that.qubits);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * gate.name().hashCode() + Arrays.hashCode(parameters))
        + Arrays.hashCode(qubits);
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < modifierControls; i++) {
      text.append((negated >>> i & 1) == 0 ? "ctrl @ " : "negctrl @ ");
    }
    return text.append(gate.symbol())
        .append(parameters.length == 0 ? "" : Arrays.toString(parameters))
        .append(' ')
        .append(Arrays.toString(qubits))
        .toString();
  }
}
