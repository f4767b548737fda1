package org.laplace.circuits.qasm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.laplace.circuits.Operation;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Value;

/**
 * Where operations go, how many there may be, and which bits of the memory are known at this point
 * of the program.
 */
final class Emission {
  /** Thrown at the limit, out of every statement. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1;

    Full() {
      super(null, null, false, false);
    }
  }

  private static final byte UNKNOWN = 2;

  private final long operationsMax;
  private final List<Operation> circuit = new ArrayList<>();
  private List<Operation> sink = circuit;

  /** For each operation of the circuit the token of its statement; longer than it. */
  private int[] statements = new int[64];

  private int statement;

  /** How many captures there are inside of one another. */
  private int captures;

  private boolean counting;
  private long emitted;
  private long steps;
  private byte[] bits = new byte[64];

  Emission(long operationsMax) {
    this.operationsMax = operationsMax;
  }

  void emit(Operation operation) {
    if (++emitted > operationsMax) {
      throw new Full();
    }
    if (!counting) {
      add(operation);
    }
  }

  private void add(Operation operation) {
    if (captures == 0) {
      int index = circuit.size();
      if (index == statements.length) {
        statements = Arrays.copyOf(statements, 2 * index);
      }
      statements[index] = statement;
    }
    sink.add(operation);
  }

  /**
   * Says which statement runs, by its first token.
   *
   * @return the one that ran before
   */
  int enter(int token) {
    int outer = statement;
    statement = token;
    return outer;
  }

  /** The first tokens of the statements that the circuit's operations come from. */
  int[] statements() {
    return Arrays.copyOf(statements, circuit.size());
  }

  /** Counts operations that are emitted in one go elsewhere, or would be. */
  void count(long operations) {
    emitted = operations > operationsMax - emitted ? operationsMax + 1 : emitted + operations;
    if (emitted > operationsMax) {
      throw new Full();
    }
  }

  /** A step that may emit nothing; a program has as many as operations. */
  void step() {
    if (++steps > operationsMax) {
      throw new Full();
    }
  }

  /** How many more operations there may be. */
  long room() {
    return operationsMax - emitted;
  }

  /** What the action emits, apart from everything else. */
  List<Operation> capture(Runnable action) {
    List<Operation> outer = sink;
    sink = new ArrayList<>();
    captures++;
    try {
      action.run();
      return sink;
    } finally {
      sink = outer;
      captures--;
    }
  }

  void emitAll(List<? extends Operation> operations) {
    operations.forEach(this::add);
  }

  /** Runs the action for its count alone, which does not stay. */
  long countOf(Runnable action) {
    boolean outer = counting;
    long before = emitted;
    counting = true;
    try {
      action.run();
      return emitted - before;
    } finally {
      counting = outer;
      emitted = before;
    }
  }

  boolean isCounting() {
    return counting;
  }

  /** Length of the current list, for {@link #truncate}. */
  int mark() {
    return sink.size();
  }

  void truncate(int mark) {
    sink.subList(mark, sink.size()).clear();
  }

  boolean isKnown(int bit) {
    return bit >= bits.length || bits[bit] != UNKNOWN;
  }

  boolean knownValue(int bit) {
    return bit < bits.length && bits[bit] == 1;
  }

  void setKnown(int bit, boolean value) {
    store(bit, (byte) (value ? 1 : 0));
  }

  void setUnknown(int bit) {
    store(bit, UNKNOWN);
  }

  private void store(int bit, byte state) {
    if (bit >= bits.length) {
      bits = Arrays.copyOf(bits, Math.max(bit + 1, 2 * bits.length));
    }
    bits[bit] = state;
  }

  /** The bits as far as they are known. */
  Expression read(List<Integer> places) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < places.size(); i++) {
      if (!isKnown(places.get(i))) {
        return new Expression.BitsRead(places);
      }
      if (knownValue(places.get(i))) {
        value = value.setBit(i);
      }
    }
    return new Expression.Constant(new Value.BitString(value, places.size()));
  }

  byte[] knownBits() {
    return bits.clone();
  }

  void restoreKnownBits(byte[] snapshot) {
    bits = snapshot.clone();
  }

  /** The circuit's list. */
  List<Operation> operations() {
    return circuit;
  }
}
