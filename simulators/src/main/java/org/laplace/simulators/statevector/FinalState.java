package org.laplace.simulators.statevector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Reset;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Observable;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.WorkMeter;
import org.laplace.simulators.Workers;
import org.laplace.simulators.statevector.plan.Plan;

/**
 * The amplitudes that a circuit's gates make of |0...0>, for whoever runs it himself: no job has
 * room for them. Measurements are left out where no gate follows them.
 *
 * <pre>{@code
 * FinalState state = FinalState.of(circuit, Workers.of(2), Cancellation.NEVER);
 * double probability = square(state.re(0)) + square(state.im(0));
 * }</pre>
 */
public final class FinalState {
  private final Plan plan;
  private final AmplitudeChunks state;
  private final Workers workers;

  private FinalState(Plan plan, AmplitudeChunks state, Workers workers) {
    this.plan = plan;
    this.state = state;
    this.workers = workers;
  }

  /**
   * Runs the gates.
   *
   * @throws IllegalArgumentException for a circuit with resets or classical control, with a gate
   *     after a measurement, with a gate whose matrix is not finite, or with more than {@link
   *     SimulatorLimits#plannedQubitsMax} qubits
   * @throws CancellationException when cancelled
   */
  public static FinalState of(Circuit circuit, Workers workers, Cancellation cancellation) {
    if (circuit.qubits() > SimulatorLimits.plannedQubitsMax) {
      throw new IllegalArgumentException(
          circuit.qubits() + " qubits; at most " + SimulatorLimits.plannedQubitsMax);
    }
    return of(Plan.of(circuit.qubits(), gatesOf(circuit)), workers, cancellation);
  }

  /** Bytes that the amplitudes of so many qubits take at most. */
  public static long memoryBytes(int qubits) {
    return StateVector.BYTES_PER_AMPLITUDE << qubits;
  }

  static FinalState of(Plan plan, Workers workers, Cancellation cancellation) {
    var evolution = new PlannedEvolution(plan, Kernels.fastest(), workers);
    var work = new WorkMeter(Long.MAX_VALUE);
    while (!evolution.isDone()) {
      if (cancellation.isRequested()) {
        throw new CancellationException("the run was cancelled");
      }
      Optional<Outcome> ended = evolution.step(work);
      if (ended.isPresent()) {
        throw new IllegalStateException("a run without a budget ended: " + ended.get());
      }
    }
    return new FinalState(plan, evolution.state(), workers);
  }

  private static List<GateApplication> gatesOf(Circuit circuit) {
    boolean measured = false;
    var gates = new ArrayList<GateApplication>();
    for (var operation : circuit.operations()) {
      switch (operation) {
        case GateApplication gate -> {
          if (measured) {
            throw new IllegalArgumentException(gate + " follows a measurement");
          }
          if (!Matrices.isFinite(gate.kernelMatrix())) {
            throw new IllegalArgumentException("the matrix of " + gate + " is not finite");
          }
          gates.add(gate);
        }
        case Measure measure -> measured = true;
        case Barrier barrier -> {}
        case Reset reset -> throw new IllegalArgumentException("the circuit resets a qubit");
        case ControlOperation control ->
            throw new IllegalArgumentException("the circuit has classical control");
      }
    }
    return gates;
  }

  /** Number of qubits. */
  public int qubits() {
    return plan.qubits();
  }

  /** Real part of the amplitude of a basis state; bit k of the index is qubit k. */
  public double re(int index) {
    return value(index, false);
  }

  /** Imaginary part of the amplitude of a basis state. */
  public double im(int index) {
    return value(index, true);
  }

  /** The probability of a basis state. */
  public double probability(int index) {
    double re = re(index);
    double im = im(index);
    return re * re + im * im;
  }

  private double value(int index, boolean imaginary) {
    int place = 0;
    for (int qubit = 0; qubit < qubits(); qubit++) {
      place |= ((index >> qubit) & 1) << plan.wires().get(qubit);
    }
    int chunk = place / state.chunkLength();
    if (state.isZero(chunk)) {
      return 0;
    }
    double[] part = imaginary ? state.im(chunk) : state.re(chunk);
    return part[state.start(chunk) + place % state.chunkLength()] + 0.0;
  }

  /** The expectation value of an observable for as many qubits. */
  public double expectation(Observable observable) {
    if (observable.qubits() != qubits()) {
      throw new IllegalArgumentException(
          "an observable for " + observable.qubits() + " qubits, and a state of " + qubits());
    }
    return new PauliExpectation(state, plan.wires(), workers).of(observable);
  }
}
