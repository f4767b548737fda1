package org.laplace.simulators.shots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;

/** Whether the shots of a circuit can be drawn from one last state. */
public sealed interface Shape {
  /**
   * They can: all gates first, then all measurements.
   *
   * @param gates in the order of the program
   * @param qubitOfBit for each bit of the memory the qubit that it holds, or -1 for a bit that
   *     stays 0
   */
  record Sampled(List<GateApplication> gates, List<Integer> qubitOfBit) implements Shape {}

  /**
   * They cannot: each shot is run, but for the operations that come before anything random.
   *
   * @param shared number of operations of the circuit before its first measurement, its first reset
   *     of a qubit that was touched, or its first step of classical control
   */
  record Trajectories(int shared) implements Shape {}

  /** The shape of a circuit. */
  static Shape of(Circuit circuit) {
    var touched = new BitSet();
    var measured = new BitSet();
    var gates = new ArrayList<GateApplication>();
    int[] qubitOfBit = new int[circuit.memoryBits()];
    Arrays.fill(qubitOfBit, -1);
    int index = 0;
    int shared = -1;
    for (Operation operation : circuit.operations()) {
      switch (operation) {
        case GateApplication gate -> {
          for (int k = 0; k < gate.qubits(); k++) {
            if (measured.get(gate.qubit(k))) {
              return new Trajectories(shared < 0 ? index : shared);
            }
            touched.set(gate.qubit(k));
          }
          gates.add(gate);
        }
        case Measure measure -> {
          shared = shared < 0 ? index : shared;
          touched.set(measure.qubit());
          measured.set(measure.qubit());
          qubitOfBit[measure.bit()] = measure.qubit();
        }
        case Reset reset -> {
          if (touched.get(reset.qubit())) {
            return new Trajectories(shared < 0 ? index : shared);
          }
        }
        case Barrier barrier -> {}
        case ControlOperation control -> {
          return new Trajectories(shared < 0 ? index : shared);
        }
      }
      index++;
    }
    return new Sampled(List.copyOf(gates), Arrays.stream(qubitOfBit).boxed().toList());
  }
}
