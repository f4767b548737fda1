package org.laplace.qpu.qpy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;
import org.laplace.qpu.QpuLimits;

/** Writes a body out as the operations of a circuit: bodies placed, loops over numbers unrolled. */
final class Lowering {
  private final Map<Symbol, Double> values;
  private int labels;
  private int operations;

  Lowering(Map<Symbol, Double> values) {
    this.values = new HashMap<>(values);
  }

  /**
   * Where a body stands.
   *
   * @param qubits the circuit's qubit for each of the body's
   * @param bits the memory's bit for each of the body's
   * @param breakLabel where a break goes; -1 outside of loops
   * @param continueLabel where a continue goes
   */
  // Nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  private record Place(int[] qubits, int[] bits, int breakLabel, int continueLabel) {
    Place inner(QpyStep.Inner inner, int breakLabel, int continueLabel) {
      return new Place(
          inner.qubits().stream().mapToInt(q -> qubits[q]).toArray(),
          inner.bits().stream().mapToInt(b -> bits[b]).toArray(),
          breakLabel,
          continueLabel);
    }

    Place inner(QpyStep.Inner inner) {
      return inner(inner, breakLabel, continueLabel);
    }
  }

  Circuit circuit(QpyBody body) throws QpyException {
    int[] memory = new int[body.bits()];
    Arrays.fill(memory, -1);
    var registers = new ArrayList<ClassicalRegister>();
    int next = 0;
    for (QpyBody.Register register : body.registers()) {
      if (!register.isInCircuit() || register.bits().isEmpty()) {
        continue;
      }
      for (int bit : register.bits()) {
        if (bit < 0 || memory[bit] >= 0) {
          throw new QpyException(
              QpyCode.UNSUPPORTED_CLASSICAL,
              "register '" + register.name() + "' shares bits with another one");
        }
        memory[bit] = next++;
      }
      registers.add(new ClassicalRegister(register.name(), register.bits().size()));
    }
    int scratch = 0;
    for (int bit = 0; bit < memory.length; bit++) {
      if (memory[bit] < 0) {
        memory[bit] = next + scratch++;
      }
    }
    int[] qubits = new int[body.qubits()];
    Arrays.setAll(qubits, q -> q);
    List<Operation> written = write(body, new Place(qubits, memory, -1, -1));
    return new Circuit(body.qubits(), registers, scratch, List.of(), written);
  }

  private List<Operation> write(QpyBody body, Place place) throws QpyException {
    var written = new ArrayList<Operation>();
    for (QpyStep step : body.steps()) {
      if (++operations > QpuLimits.QPY_OPERATIONS_MAX) {
        throw new QpyException(
            QpyCode.TOO_LARGE,
            "the circuit has more than " + QpuLimits.QPY_OPERATIONS_MAX + " operations");
      }
      switch (step) {
        case QpyStep.Apply apply -> written.add(gate(apply, place));
        case QpyStep.Measure measure ->
            written.add(new Measure(place.qubits()[measure.qubit()], place.bits()[measure.bit()]));
        case QpyStep.Reset reset -> written.add(new Reset(place.qubits()[reset.qubit()]));
        case QpyStep.Barrier barrier ->
            written.add(
                new Barrier(barrier.qubits().stream().map(q -> place.qubits()[q]).toList()));
        case QpyStep.Delay _ -> {}
        case QpyStep.IfElse branch ->
            written.add(
                new ControlOperation.If(
                    on(branch.condition(), place),
                    inner(branch.then(), place),
                    branch.otherwise() == null ? List.of() : inner(branch.otherwise(), place)));
        case QpyStep.While loop -> written.add(whileLoop(loop, place));
        case QpyStep.For loop -> written.add(forLoop(loop, place));
        case QpyStep.Switch choice -> written.addAll(switchCase(choice, place));
        case QpyStep.Break _ -> written.add(exit(place.breakLabel()));
        case QpyStep.Continue _ -> written.add(exit(place.continueLabel()));
      }
    }
    return written;
  }

  private List<Operation> inner(QpyStep.Inner inner, Place place) throws QpyException {
    return write(inner.body(), place.inner(inner));
  }

  private GateApplication gate(QpyStep.Apply apply, Place place) throws QpyException {
    double[] angles = new double[apply.angles().size()];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = apply.angles().get(i).value(values);
      if (!Double.isFinite(angles[i])) {
        throw new QpyException(
            QpyCode.UNSUPPORTED_PARAMETER,
            "a parameter of " + apply.gate().symbol() + " comes to " + angles[i]);
      }
    }
    int[] qubits = apply.qubits().stream().mapToInt(q -> place.qubits()[q]).toArray();
    return GateApplication.of(apply.gate(), angles, qubits);
  }

  private static Expression on(Condition condition, Place place) {
    return condition.on(bit -> place.bits()[bit]);
  }

  private static Operation exit(int label) throws QpyException {
    if (label < 0) {
      throw new QpyException(QpyCode.MALFORMED, "a break or continue outside of a loop");
    }
    return new ControlOperation.Exit(label);
  }

  private Operation whileLoop(QpyStep.While loop, Place place) throws QpyException {
    int breakLabel = labels++;
    int continueLabel = labels++;
    List<Operation> body =
        write(loop.body().body(), place.inner(loop.body(), breakLabel, continueLabel));
    return new ControlOperation.Block(
        breakLabel,
        List.of(
            new ControlOperation.While(
                on(loop.condition(), place),
                List.of(new ControlOperation.Block(continueLabel, body)))));
  }

  private Operation forLoop(QpyStep.For loop, Place place) throws QpyException {
    int breakLabel = labels++;
    var rounds = new ArrayList<Operation>();
    for (long value : loop.values()) {
      int continueLabel = labels++;
      if (++operations > QpuLimits.QPY_OPERATIONS_MAX) {
        throw new QpyException(QpyCode.TOO_LARGE, "the loops of the circuit have too many rounds");
      }
      if (loop.symbol() != null) {
        values.put(loop.symbol(), (double) value);
      }
      rounds.add(
          new ControlOperation.Block(
              continueLabel,
              write(loop.body().body(), place.inner(loop.body(), breakLabel, continueLabel))));
    }
    return new ControlOperation.Block(breakLabel, rounds);
  }

  private List<Operation> switchCase(QpyStep.Switch choice, Place place) throws QpyException {
    List<Operation> written = List.of();
    for (QpyStep.Case part : choice.cases().reversed()) {
      List<Operation> body = inner(part.body(), place);
      Expression matches = null;
      for (long label : part.labels()) {
        Expression equal =
            new Expression.Binary(
                Operator.EQUAL,
                on(choice.target(), place),
                new Expression.Constant(new Value.Whole(label, 64, false)));
        matches = matches == null ? equal : new Expression.Binary(Operator.OR, matches, equal);
      }
      if (part.isDefault()) {
        written = body;
      } else if (matches != null) {
        written = List.of(new ControlOperation.If(matches, body, written));
      }
    }
    return written;
  }
}
