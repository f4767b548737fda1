package org.laplace.circuits;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Conversions;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Memory;
import org.laplace.circuits.classical.Value;

/**
 * The classical half of one shot: holds the memory, follows the control flow, and hands out what
 * the quantum half has to do next.
 *
 * <pre>{@code
 * var controller = new Controller(circuit, CircuitLimits.controlStepsMax);
 * for (var step = controller.next(); step != null; step = controller.next()) {
 *   switch (step) {
 *     case GateApplication gate -> state.apply(gate);
 *     case Measure measure -> controller.record(measure.bit(), state.measure(measure.qubit()));
 *     case Reset reset -> state.reset(reset.qubit());
 *     case Barrier barrier -> {}
 *   }
 * }
 * return controller.bitString();
 * }</pre>
 *
 * <p>The outcome of a {@link Measure} must be recorded before {@link #next} is called again. Not
 * for use by several threads at once.
 */
public final class Controller {
  /** A place in a list of operations. */
  private static final class Frame {
    private final List<? extends Operation> operations;

    /** The loop or block that the list belongs to, if any. */
    private final @Nullable ControlOperation owner;

    private int next;

    Frame(List<? extends Operation> operations, @Nullable ControlOperation owner, int next) {
      this.operations = operations;
      this.owner = owner;
      this.next = next;
    }
  }

  private final Circuit circuit;
  private final long stepsMax;
  private final Memory memory;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private long steps;
  private ShotEnd end = new ShotEnd.Finished();

  /**
   * At the start of the circuit.
   *
   * @param stepsMax operations that the shot may take, control flow included
   */
  public Controller(Circuit circuit, long stepsMax) {
    this.circuit = circuit;
    this.stepsMax = stepsMax;
    this.memory = new Memory(circuit.memoryBits(), circuit.variables());
    frames.push(new Frame(circuit.operations(), null, 0));
  }

  private Controller(Controller original) {
    circuit = original.circuit;
    stepsMax = original.stepsMax;
    memory = original.memory.copy();
    steps = original.steps;
    end = original.end;
    for (Iterator<Frame> outermost = original.frames.descendingIterator(); outermost.hasNext(); ) {
      Frame frame = outermost.next();
      frames.push(new Frame(frame.operations, frame.owner, frame.next));
    }
  }

  /** An independent copy at the same place, for shots that share a prefix. */
  public Controller fork() {
    return new Controller(this);
  }

  /** The next thing to do to the qubits, or null at the end of the shot; see {@link #end}. */
  public @Nullable QuantumOperation next() {
    try {
      while (!frames.isEmpty()) {
        if (steps++ >= stepsMax) {
          stop(new ShotEnd.Exhausted(stepsMax));
          return null;
        }
        Frame frame = frames.getFirst();
        if (frame.next == frame.operations.size()) {
          if (frame.owner instanceof ControlOperation.While loop && holds(loop.condition())) {
            frame.next = 0;
          } else {
            frames.pop();
          }
          continue;
        }
        switch (frame.operations.get(frame.next++)) {
          case QuantumOperation step -> {
            return step;
          }
          case ControlOperation control -> take(control);
        }
      }
    } catch (ClassicalFault fault) {
      stop(new ShotEnd.Faulted(String.valueOf(fault.getMessage())));
    }
    return null;
  }

  /** How the shot ended; of meaning after {@link #next} returned null. */
  public ShotEnd end() {
    return end;
  }

  /** Stores the outcome of a measurement. */
  public void record(int bit, boolean outcome) {
    memory.setBit(bit, outcome);
  }

  /** The result as it is now, as {@link Circuit#bitString} writes it. */
  public String bitString() {
    return circuit.bitString(bits());
  }

  /** All bits as they are now, numbered as in {@link Measure}; a copy. */
  public boolean[] bits() {
    boolean[] bits = new boolean[circuit.memoryBits()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = memory.bit(i);
    }
    return bits;
  }

  private void take(ControlOperation control) {
    switch (control) {
      case ControlOperation.If branch ->
          enter(holds(branch.condition()) ? branch.then() : branch.otherwise(), null);
      case ControlOperation.While loop -> {
        if (holds(loop.condition())) {
          enter(loop.body(), loop);
        }
      }
      case ControlOperation.Block block -> enter(block.body(), block);
      case ControlOperation.Exit exit -> leave(exit.label());
      case ControlOperation.End e -> stop(new ShotEnd.Finished());
      case ControlOperation.Fault fault -> stop(new ShotEnd.Faulted(fault.reason()));
      case ControlOperation.AssignBits assign ->
          store(assign.bits(), memory.evaluate(assign.value()));
      case ControlOperation.AssignChosenBit assign -> {
        int index = Memory.index(memory.evaluate(assign.index()), assign.bits().size());
        store(List.of(assign.bits().get(index)), memory.evaluate(assign.value()));
      }
      case ControlOperation.AssignVariable assign ->
          memory.setVariable(
              assign.variable(),
              Conversions.cast(
                  circuit.variables().get(assign.variable()), memory.evaluate(assign.value())));
      case ControlOperation.AssignElement assign ->
          memory.setElement(
              assign.variable(),
              (int) Conversions.wholeOf(memory.evaluate(assign.place())),
              Conversions.cast(
                  ((ClassicalType.Array) circuit.variables().get(assign.variable())).element(),
                  memory.evaluate(assign.value())));
      case ControlOperation.ComputedGate gate -> enter(computed(gate), null);
    }
  }

  private List<GateApplication> computed(ControlOperation.ComputedGate gate) {
    double[] parameters = new double[gate.parameters().size()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = Conversions.real(memory.evaluate(gate.parameters().get(i)));
      if (!Double.isFinite(parameters[i])) {
        throw ClassicalFault.ofParameter(gate.gate().symbol(), parameters[i]);
      }
    }
    var application =
        GateApplication.controlled(
            gate.gate(),
            parameters,
            gate.modifierControls(),
            gate.negated(),
            gate.qubits().stream().mapToInt(Integer::intValue).toArray());
    return gate.inverted() ? application.inverse() : List.of(application);
  }

  private void store(List<Integer> bits, Value value) {
    var cast = (Value.BitString) Conversions.cast(new ClassicalType.Bits(bits.size()), value);
    for (int i = 0; i < bits.size(); i++) {
      memory.setBit(bits.get(i), cast.bits().testBit(i));
    }
  }

  private void enter(List<? extends Operation> operations, @Nullable ControlOperation owner) {
    frames.push(new Frame(operations, owner, 0));
  }

  private void leave(int label) {
    while (!frames.isEmpty()) {
      Frame frame = frames.pop();
      if (frame.owner instanceof ControlOperation.Block block && block.label() == label) {
        return;
      }
    }
  }

  private void stop(ShotEnd how) {
    frames.clear();
    end = how;
  }

  private boolean holds(Expression condition) {
    return Conversions.truth(memory.evaluate(condition));
  }
}
