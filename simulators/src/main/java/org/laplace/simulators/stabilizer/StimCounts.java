package org.laplace.simulators.stabilizer;

import java.util.List;
import org.laplace.simulators.SimulatorLimits;

/** How much of everything a circuit has so far, within the limits. */
final class StimCounts {
  private int qubits;
  private int rows;
  private int detectors;
  private int observables;
  private int written;

  int rows() {
    return rows;
  }

  int detectors() {
    return detectors;
  }

  void useQubit(int qubit) {
    qubits = Math.max(qubits, qubit + 1);
  }

  void useObservable(int observable) {
    observables = Math.max(observables, observable + 1);
  }

  /** The next measured bit. */
  int addRow(int column) throws StimSyntaxException {
    repeat(1, 1, 0, column);
    return rows - 1;
  }

  /** The next detector. */
  int addDetector(int column) throws StimSyntaxException {
    repeat(1, 0, 1, column);
    return detectors - 1;
  }

  /** Adds so many rounds of what was counted in the first one. */
  void repeat(long rounds, int rowsOfRound, int detectorsOfRound, int column)
      throws StimSyntaxException {
    // Rounds and rows have limits whose product fits.
    long allRows = rows + rounds * rowsOfRound;
    long allDetectors = detectors + rounds * detectorsOfRound;
    if (allRows > SimulatorLimits.stimRowsMax || allDetectors > SimulatorLimits.stimRowsMax) {
      throw new StimSyntaxException(
          "TOO_MANY_MEASUREMENTS",
          column,
          "A shot has more than " + SimulatorLimits.stimRowsMax + " measurements or detectors");
    }
    rows = (int) allRows;
    detectors = (int) allDetectors;
  }

  void addWritten(int steps, int column) throws StimSyntaxException {
    written += steps;
    if (written > SimulatorLimits.stimStepsWrittenMax) {
      throw new StimSyntaxException(
          "TOO_LONG",
          column,
          "The circuit has more than " + SimulatorLimits.stimStepsWrittenMax + " steps");
    }
  }

  FrameProgram program(List<FrameItem> items) {
    return new FrameProgram(qubits, rows, detectors, observables, items);
  }
}
