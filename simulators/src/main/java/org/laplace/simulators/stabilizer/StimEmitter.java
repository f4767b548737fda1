package org.laplace.simulators.stabilizer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.stabilizer.CliffordStep.Kind;

/** Writes the instructions of one block as items of a frame program. */
final class StimEmitter {
  private final StimCounts counts;
  private final FrameProgram.Items items = new FrameProgram.Items();
  private long steps;

  StimEmitter(StimCounts counts) {
    this.counts = counts;
  }

  List<FrameItem> items() {
    return items.list();
  }

  /** Adds a block. */
  void repeat(long rounds, int rows, int detectors, StimEmitter body, int column)
      throws StimSyntaxException {
    List<FrameItem> list = body.items();
    if (list.isEmpty()) {
      return;
    }
    if (rounds > SimulatorLimits.stimStepsMax / Math.max(1, body.steps)) {
      throw tooManySteps(column);
    }
    addSteps(rounds * body.steps, column);
    items.add(new FrameItem.Repeat(rounds, rows, detectors, list));
  }

  private void addSteps(long more, int column) throws StimSyntaxException {
    steps += more;
    if (steps > SimulatorLimits.stimStepsMax) {
      throw tooManySteps(column);
    }
  }

  private static StimSyntaxException tooManySteps(int column) {
    return new StimSyntaxException(
        "TOO_MANY_STEPS",
        column,
        "With all rounds a shot has more than " + SimulatorLimits.stimStepsMax + " steps");
  }

  private void step(Kind kind, int a, int b, int column) throws StimSyntaxException {
    counts.addWritten(1, column);
    addSteps(1, column);
    items.add(kind, a, b);
  }

  private void item(FrameItem item, int size, int column) throws StimSyntaxException {
    counts.addWritten(size + 1, column);
    addSteps(size + 1L, column);
    items.add(item);
  }

  /** Takes an instruction. */
  void emit(StimLine line) throws StimSyntaxException {
    Optional<StimGates.StimGate> gate = StimGates.gate(line.name());
    if (gate.isPresent()) {
      takeArguments(line, 0, 0);
      emitGate(line, gate.get());
      return;
    }
    switch (line.name()) {
      case "M", "MZ" -> measure(line, 'Z', false);
      case "MX" -> measure(line, 'X', false);
      case "MY" -> measure(line, 'Y', false);
      case "MR", "MRZ" -> measure(line, 'Z', true);
      case "MRX" -> measure(line, 'X', true);
      case "MRY" -> measure(line, 'Y', true);
      case "R", "RZ" -> reset(line, 'Z');
      case "RX" -> reset(line, 'X');
      case "RY" -> reset(line, 'Y');
      case "MXX" -> measurePairs(line, StimTarget.Kind.PAULI_X);
      case "MYY" -> measurePairs(line, StimTarget.Kind.PAULI_Y);
      case "MZZ" -> measurePairs(line, StimTarget.Kind.PAULI_Z);
      case "MPP" -> measureProducts(line);
      case "MPAD" -> pad(line);
      case "SPP" -> phaseProducts(line, Kind.S);
      case "SPP_DAG" -> phaseProducts(line, Kind.SDG);
      case "X_ERROR" -> noise(line, List.of(probability(line), 0.0, 0.0));
      case "Y_ERROR" -> noise(line, List.of(0.0, probability(line), 0.0));
      case "Z_ERROR" -> noise(line, List.of(0.0, 0.0, probability(line)));
      case "DEPOLARIZE1" -> noise(line, evenly(probability(line), 3));
      case "DEPOLARIZE2" -> noise(line, evenly(probability(line), 15));
      case "PAULI_CHANNEL_1" -> noise(line, takeArguments(line, 3, 3));
      case "PAULI_CHANNEL_2" -> noise(line, takeArguments(line, 15, 15));
      case "I_ERROR", "II_ERROR" -> qubits(line);
      case "E", "CORRELATED_ERROR" -> correlated(line, false);
      case "ELSE_CORRELATED_ERROR" -> correlated(line, true);
      case "DETECTOR" -> {
        int detector = counts.addDetector(line.column());
        item(new FrameItem.Parity(true, detector, records(line)), 1, line.column());
      }
      case "OBSERVABLE_INCLUDE" -> observable(line);
      case "TICK", "SHIFT_COORDS" -> {}
      case "QUBIT_COORDS" -> qubits(line);
      default ->
          throw new StimSyntaxException(
              "UNKNOWN_INSTRUCTION",
              line.column(),
              line.name() + " is no instruction that this sampler knows");
    }
  }

  private static List<Double> takeArguments(StimLine line, int least, int most)
      throws StimSyntaxException {
    double sum = 0;
    for (double argument : line.arguments()) {
      sum += argument;
      if (!(argument >= 0 && argument <= 1)) {
        throw new StimSyntaxException(
            "NOT_A_PROBABILITY",
            line.column(),
            argument + " is given to " + line.name() + "; a probability is from 0 to 1");
      }
    }
    int count = line.arguments().size();
    if (count < least || count > most) {
      throw new StimSyntaxException(
          "WRONG_ARGUMENTS",
          line.column(),
          line.name()
              + " takes "
              + (least == most ? "" : "up to ")
              + most
              + " arguments, and has "
              + count);
    }
    if (sum > 1 + 1e-9) {
      throw new StimSyntaxException(
          "NOT_A_PROBABILITY", line.column(), "The probabilities add up to " + sum);
    }
    return line.arguments();
  }

  private static double probability(StimLine line) throws StimSyntaxException {
    return takeArguments(line, 1, 1).getFirst();
  }

  private static List<Double> evenly(double probability, int parts) {
    return java.util.Collections.nCopies(parts, probability / parts);
  }

  private static StimSyntaxException wrongTarget(StimTarget target, String expected) {
    return new StimSyntaxException(
        "WRONG_TARGET", target.column(), expected + " was expected here");
  }

  private int qubit(StimTarget target, boolean mayBeInverted) throws StimSyntaxException {
    if (target.kind() != StimTarget.Kind.QUBIT || target.joined()) {
      throw wrongTarget(target, "A qubit");
    }
    if (target.inverted() && !mayBeInverted) {
      throw wrongTarget(target, "A qubit without !");
    }
    counts.useQubit(target.number());
    return target.number();
  }

  private int[] qubits(StimLine line) throws StimSyntaxException {
    int[] qubits = new int[line.targets().size()];
    for (int k = 0; k < qubits.length; k++) {
      qubits[k] = qubit(line.targets().get(k), false);
    }
    return qubits;
  }

  /** The row that a record target names. */
  private int row(StimTarget target) throws StimSyntaxException {
    if (target.kind() != StimTarget.Kind.RECORD || target.inverted() || target.joined()) {
      throw wrongTarget(target, "A record such as rec[-1]");
    }
    if (target.number() < 1 || target.number() > counts.rows()) {
      throw new StimSyntaxException(
          "NO_SUCH_RECORD",
          target.column(),
          "There are only " + counts.rows() + " measurements before this");
    }
    return counts.rows() - target.number();
  }

  private List<Integer> records(StimLine line) throws StimSyntaxException {
    var rows = new ArrayList<Integer>();
    for (StimTarget target : line.targets()) {
      rows.add(row(target));
    }
    counts.addWritten(rows.size(), line.column());
    return rows;
  }

  private static void checkPairs(StimLine line) throws StimSyntaxException {
    if (line.targets().size() % 2 != 0) {
      throw wrongTarget(line.targets().getLast(), "A pair of targets");
    }
  }

  private void emitGate(StimLine line, StimGates.StimGate gate) throws StimSyntaxException {
    List<StimTarget> targets = line.targets();
    if (gate.qubits() == 2) {
      checkPairs(line);
    }
    for (int k = 0; k < targets.size(); k += gate.qubits()) {
      StimTarget first = targets.get(k);
      StimTarget second = targets.get(k + gate.qubits() - 1);
      if (gate.qubits() == 2 && (isClassical(first) || isClassical(second))) {
        feedBack(line, first, second);
        continue;
      }
      int a = qubit(first, false);
      int b = qubit(second, false);
      if (gate.qubits() == 2 && a == b) {
        throw wrongTarget(second, "Another qubit than " + a);
      }
      for (CliffordStep step : gate.on(a, b)) {
        step(step.kind(), step.a(), step.b(), first.column());
      }
    }
  }

  private static boolean isClassical(StimTarget target) {
    return target.kind() == StimTarget.Kind.RECORD || target.kind() == StimTarget.Kind.SWEEP;
  }

  /** A Pauli operator where a measured bit is 1. */
  private void feedBack(StimLine line, StimTarget first, StimTarget second)
      throws StimSyntaxException {
    boolean firstMay = List.of("CX", "CNOT", "ZCX", "CY", "ZCY", "CZ", "ZCZ").contains(line.name());
    boolean secondMay = List.of("CZ", "ZCZ", "XCZ", "YCZ").contains(line.name());
    if ((isClassical(first) && !firstMay) || (isClassical(second) && !secondMay)) {
      throw wrongTarget(isClassical(first) ? first : second, "A qubit");
    }
    StimTarget bit = isClassical(first) ? first : second;
    StimTarget other = isClassical(first) ? second : first;
    boolean isSwept = bit.kind() == StimTarget.Kind.SWEEP;
    int row = isSwept ? 0 : row(bit);
    if (isClassical(other)) {
      if (other.kind() == StimTarget.Kind.RECORD) {
        row(other);
      }
      return;
    }
    int qubit = qubit(other, false);
    if (isSwept) {
      return;
    }
    String name = line.name();
    if (!name.equals("CZ") && !name.equals("ZCZ")) {
      step(Kind.X_IF, qubit, row, other.column());
    }
    if (name.contains("Y") || name.equals("CZ") || name.equals("ZCZ")) {
      step(Kind.Z_IF, qubit, row, other.column());
    }
  }

  /** Takes the basis to Z, or back: the gates are their own inverses. */
  private void turn(char basis, int qubit, int column) throws StimSyntaxException {
    if (basis != 'Z') {
      String gate = basis == 'X' ? "H" : "H_YZ";
      for (CliffordStep step : StimGates.gate(gate).orElseThrow().on(qubit, qubit)) {
        step(step.kind(), step.a(), step.b(), column);
      }
    }
  }

  private void measure(StimLine line, char basis, boolean resets) throws StimSyntaxException {
    List<Double> noise = takeArguments(line, 0, 1);
    int first = counts.rows();
    for (StimTarget target : line.targets()) {
      int column = target.column();
      int qubit = qubit(target, true);
      turn(basis, qubit, column);
      Kind kind = target.inverted() ? Kind.MEASURE_INVERTED : Kind.MEASURE;
      step(kind, qubit, counts.addRow(column), column);
      if (resets) {
        step(Kind.RESET, qubit, 0, column);
      }
      turn(basis, qubit, column);
    }
    rowNoise(line, noise, first);
  }

  private void rowNoise(StimLine line, List<Double> noise, int first) throws StimSyntaxException {
    if (!noise.isEmpty() && counts.rows() > first) {
      item(
          new FrameItem.RowNoise(noise.getFirst(), first, counts.rows() - first), 1, line.column());
    }
  }

  private void reset(StimLine line, char basis) throws StimSyntaxException {
    takeArguments(line, 0, 0);
    for (StimTarget target : line.targets()) {
      int qubit = qubit(target, false);
      step(Kind.RESET, qubit, 0, target.column());
      turn(basis, qubit, target.column());
    }
  }

  private void pad(StimLine line) throws StimSyntaxException {
    List<Double> noise = takeArguments(line, 0, 1);
    int first = counts.rows();
    for (StimTarget target : line.targets()) {
      boolean isBit = target.kind() == StimTarget.Kind.QUBIT && target.number() <= 1;
      if (!isBit || target.inverted() || target.joined()) {
        throw wrongTarget(target, "0 or 1");
      }
      Kind kind = target.number() == 1 ? Kind.PAD_ONE : Kind.PAD_ZERO;
      step(kind, 0, counts.addRow(target.column()), target.column());
    }
    rowNoise(line, noise, first);
  }

  private void measurePairs(StimLine line, StimTarget.Kind basis) throws StimSyntaxException {
    List<Double> noise = takeArguments(line, 0, 1);
    checkPairs(line);
    int firstRow = counts.rows();
    for (int k = 0; k < line.targets().size(); k += 2) {
      var product = new ArrayList<StimTarget>();
      for (StimTarget target : line.targets().subList(k, k + 2)) {
        qubit(target, true);
        product.add(
            new StimTarget(basis, target.number(), target.inverted(), false, target.column()));
      }
      measure(product);
    }
    rowNoise(line, noise, firstRow);
  }

  private void measureProducts(StimLine line) throws StimSyntaxException {
    List<Double> noise = takeArguments(line, 0, 1);
    int firstRow = counts.rows();
    for (List<StimTarget> product : products(line)) {
      measure(product);
    }
    rowNoise(line, noise, firstRow);
  }

  private void phaseProducts(StimLine line, Kind phase) throws StimSyntaxException {
    takeArguments(line, 0, 0);
    for (List<StimTarget> product : products(line)) {
      int column = product.getFirst().column();
      gather(product, false);
      boolean inverse = isInverted(product) != (phase == Kind.SDG);
      step(inverse ? Kind.SDG : Kind.S, product.getFirst().number(), 0, column);
      gather(product, true);
    }
  }

  private static boolean isInverted(List<StimTarget> product) {
    return product.stream().filter(StimTarget::inverted).count() % 2 != 0;
  }

  private void measure(List<StimTarget> product) throws StimSyntaxException {
    int column = product.getFirst().column();
    gather(product, false);
    Kind kind = isInverted(product) ? Kind.MEASURE_INVERTED : Kind.MEASURE;
    step(kind, product.getFirst().number(), counts.addRow(column), column);
    gather(product, true);
  }

  /** Takes a product of Pauli operators to Z on its first qubit, or back. */
  private void gather(List<StimTarget> product, boolean back) throws StimSyntaxException {
    int first = product.getFirst().number();
    List<StimTarget> ordered = back ? product.reversed() : product;
    if (!back) {
      for (StimTarget target : ordered) {
        turn(basis(target), target.number(), target.column());
      }
    }
    for (StimTarget target : ordered) {
      if (target.number() != first) {
        step(Kind.CX, target.number(), first, target.column());
      }
    }
    if (back) {
      for (StimTarget target : ordered) {
        turn(basis(target), target.number(), target.column());
      }
    }
  }

  private static char basis(StimTarget target) {
    return "XYZ".charAt(target.kind().pauli() - 1);
  }

  private List<List<StimTarget>> products(StimLine line) throws StimSyntaxException {
    var products = new ArrayList<List<StimTarget>>();
    var seen = new HashSet<Integer>();
    for (StimTarget target : line.targets()) {
      if (!target.kind().isPauli()) {
        throw wrongTarget(target, "A Pauli operator such as X1");
      }
      if (!target.joined()) {
        products.add(new ArrayList<>());
        seen.clear();
      }
      if (!seen.add(target.number())) {
        throw wrongTarget(target, "Another qubit than those of the product so far");
      }
      counts.useQubit(target.number());
      products.getLast().add(target);
    }
    return products;
  }

  private void noise(StimLine line, List<Double> probabilities) throws StimSyntaxException {
    int[] qubits = qubits(line);
    if (probabilities.size() == 15) {
      checkPairs(line);
    }
    if (qubits.length > 0) {
      item(
          new FrameItem.Noise(new PauliNoise(probabilities, qubits)), qubits.length, line.column());
    }
  }

  private void correlated(StimLine line, boolean otherwise) throws StimSyntaxException {
    double probability = probability(line);
    var qubits = new ArrayList<Integer>();
    var paulis = new ArrayList<Integer>();
    for (StimTarget target : line.targets()) {
      if (!target.kind().isPauli() || target.inverted() || target.joined()) {
        throw wrongTarget(target, "A Pauli operator such as X1");
      }
      counts.useQubit(target.number());
      qubits.add(target.number());
      paulis.add(target.kind().pauli());
    }
    item(
        new FrameItem.Correlated(probability, qubits, paulis, otherwise),
        qubits.size(),
        line.column());
  }

  private void observable(StimLine line) throws StimSyntaxException {
    boolean isOne = line.arguments().size() == 1;
    double number = isOne ? line.arguments().getFirst() : -1;
    if (!(number >= 0 && number < SimulatorLimits.stimObservablesMax && number == (int) number)) {
      throw new StimSyntaxException(
          "WRONG_ARGUMENTS",
          line.column(),
          line.name()
              + " takes the number of an observable, 0 to "
              + (SimulatorLimits.stimObservablesMax - 1));
    }
    counts.useObservable((int) number);
    item(new FrameItem.Parity(false, (int) number, records(line)), 1, line.column());
  }
}
