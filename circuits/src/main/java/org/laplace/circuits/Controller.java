package org.laplace.circuits;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classical half of one shot: holds the bits, follows the control flow, and hands out what the
 * quantum half has to do next.
 *
 * <pre>{@code
 * var controller = new Controller(circuit);
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
  /** A place in a list of operations; lists are immutable, so a copy is two fields. */
  private static final class Frame {
    private final List<Operation> operations;
    private int next;

    Frame(List<Operation> operations, int next) {
      this.operations = operations;
      this.next = next;
    }
  }

  private final Circuit circuit;
  private final boolean[] bits;
  private final Deque<Frame> frames = new ArrayDeque<>();

  /** At the start of the circuit, all bits 0. */
  public Controller(Circuit circuit) {
    this.circuit = circuit;
    this.bits = new boolean[circuit.bits()];
    frames.push(new Frame(circuit.operations(), 0));
  }

  private Controller(Controller original) {
    circuit = original.circuit;
    bits = original.bits.clone();
    for (Iterator<Frame> outermost = original.frames.descendingIterator(); outermost.hasNext(); ) {
      Frame frame = outermost.next();
      frames.push(new Frame(frame.operations, frame.next));
    }
  }

  /** An independent copy at the same place, for shots that share a prefix. */
  public Controller fork() {
    return new Controller(this);
  }

  /** The next thing to do to the qubits, or null at the end of the shot. */
  public @Nullable QuantumOperation next() {
    while (!frames.isEmpty()) {
      Frame frame = frames.getFirst();
      if (frame.next == frame.operations.size()) {
        frames.pop();
        continue;
      }
      switch (frame.operations.get(frame.next++)) {
        case QuantumOperation step -> {
          return step;
        }
        case If branch ->
            frames.push(
                new Frame(holds(branch.condition()) ? branch.then() : branch.otherwise(), 0));
      }
    }
    return null;
  }

  /** Stores the outcome of a measurement. */
  public void record(int bit, boolean outcome) {
    bits[bit] = outcome;
  }

  /** The bits as they are now, as {@link Circuit#bitString} writes them. */
  public String bitString() {
    return circuit.bitString(bits);
  }

  /** The bits as they are now, numbered as in {@link Measure}; a copy. */
  public boolean[] bits() {
    return bits.clone();
  }

  private boolean holds(Condition condition) {
    return switch (condition) {
      case RegisterEquals equals -> {
        int size = circuit.registers().get(equals.register()).size();
        int first = circuit.firstBit(equals.register());
        boolean same = equals.value().bitLength() <= size;
        for (int i = 0; same && i < size; i++) {
          same = bits[first + i] == equals.value().testBit(i);
        }
        yield same;
      }
    };
  }
}
