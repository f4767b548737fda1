package org.laplace.qpu.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;

/** An expectation value from shots, as a device has it: terms that fit one basis share shots. */
final class Estimation {
  private Estimation() {}

  /**
   * An estimate.
   *
   * @param standardError of the mean
   */
  record Estimate(double value, double standardError) {}

  /** Draws shots of a circuit. */
  interface Sampler {
    Samples draw(Circuit circuit) throws JobFailure;
  }

  /** Estimates an observable of a circuit's last state. */
  static Estimate of(Circuit circuit, Observable observable, Sampler sampler) throws JobFailure {
    double value = 0;
    double variance = 0;
    for (Group group : groups(observable)) {
      if (group.basis().isEmpty()) {
        for (Observable.Term term : group.terms()) {
          value += term.coefficient();
        }
        continue;
      }
      Samples samples = sampler.draw(measured(circuit, group.basis()));
      double sum = 0;
      double squares = 0;
      for (int shot = 0; shot < samples.shots(); shot++) {
        double worth = worth(group, samples, shot, circuit.bits());
        sum += worth;
        squares += worth * worth;
      }
      double mean = sum / samples.shots();
      value += mean;
      variance += Math.max(0, squares / samples.shots() - mean * mean) / samples.shots();
    }
    return new Estimate(value, Math.sqrt(variance));
  }

  /** Terms that one choice of bases measures. */
  private record Group(SortedMap<Integer, Character> basis, List<Observable.Term> terms) {}

  private static List<Group> groups(Observable observable) {
    var groups = new ArrayList<Group>();
    for (Observable.Term term : observable.terms()) {
      Group home = null;
      for (Group group : groups) {
        if (fits(term, group) && !(group.basis().isEmpty() ^ term.letters().isEmpty())) {
          home = group;
          break;
        }
      }
      if (home == null) {
        home = new Group(new TreeMap<>(), new ArrayList<>());
        groups.add(home);
      }
      home.terms().add(term);
      for (var letter : term.letters().entrySet()) {
        home.basis().put(letter.getKey(), Observable.basis(letter.getValue()));
      }
    }
    return groups;
  }

  private static boolean fits(Observable.Term term, Group group) {
    return term.letters().entrySet().stream()
        .allMatch(
            letter -> {
              Character there = group.basis().get(letter.getKey());
              return there == null || there == Observable.basis(letter.getValue());
            });
  }

  private static double worth(Group group, Samples samples, int shot, int firstBit) {
    double worth = 0;
    for (Observable.Term term : group.terms()) {
      double product = term.coefficient();
      for (var letter : term.letters().entrySet()) {
        int place = group.basis().headMap(letter.getKey()).size();
        product *= Observable.value(letter.getValue(), samples.bit(shot, firstBit + place));
      }
      worth += product;
    }
    return worth;
  }

  /** The circuit with measurements in these bases, into a register of their own. */
  private static Circuit measured(Circuit circuit, SortedMap<Integer, Character> basis)
      throws JobFailure {
    if (circuit.scratchBits() > 0) {
      throw JobFailure.overLimit(
          "The emulator estimates observables of circuits whose bits are all in registers.");
    }
    List<Operation> operations = new ArrayList<>(circuit.operations());
    int bit = circuit.bits();
    for (var letter : basis.entrySet()) {
      int qubit = letter.getKey();
      switch (letter.getValue()) {
        case 'X' -> operations.add(GateApplication.of(Gate.H, new double[0], qubit));
        case 'Y' -> {
          operations.add(GateApplication.of(Gate.SDG, new double[0], qubit));
          operations.add(GateApplication.of(Gate.H, new double[0], qubit));
        }
        default -> {}
      }
      operations.add(new Measure(qubit, bit++));
    }
    var registers = new ArrayList<>(circuit.registers());
    registers.add(new ClassicalRegister("observable" + registers.size(), basis.size()));
    return new Circuit(circuit.qubits(), registers, 0, circuit.variables(), operations);
  }
}
