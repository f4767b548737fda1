package org.laplace.circuits.qasm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Gate;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** What a name stands for. */
sealed interface Symbol {
  /** How messages call it. */
  String kind();

  /** Qubits of the circuit; a register is one even when it has a single qubit. */
  record Qubits(List<Integer> wires, boolean register) implements Symbol {
    @Override
    public String kind() {
      return register ? "a quantum register" : "a qubit";
    }
  }

  /** Bits of the memory. */
  record Bits(List<Integer> bits, boolean register) implements Symbol {
    @Override
    public String kind() {
      return register ? "a classical register" : "a bit";
    }
  }

  /** A constant, an input, or a parameter of a gate that is being applied. */
  record Known(Expression value) implements Symbol {
    @Override
    public String kind() {
      return "a value";
    }
  }

  /**
   * A classical variable. As long as its value does not depend on a measurement it is known here
   * and needs no place in the memory.
   */
  final class Variable implements Symbol {
    private final ClassicalType type;
    private final int region;
    private final boolean readOnly;
    private @Nullable Value known;
    private int slot = -1;

    /**
     * A variable with a value.
     *
     * @param region how many conditional regions surround the declaration
     */
    Variable(ClassicalType type, Value known, int region, boolean readOnly) {
      this.type = type;
      this.known = known;
      this.region = region;
      this.readOnly = readOnly;
    }

    ClassicalType type() {
      return type;
    }

    int region() {
      return region;
    }

    boolean readOnly() {
      return readOnly;
    }

    @Nullable Value known() {
      return known;
    }

    void setKnown(@Nullable Value value) {
      known = value;
    }

    /** Number in the memory, or -1 as long as it has none. */
    int slot() {
      return slot;
    }

    void setSlot(int number) {
      slot = number;
    }

    @Override
    public String kind() {
      return "a variable";
    }
  }

  /** An array that a subroutine may read only. */
  record ReadOnlyView(Variable variable) implements Symbol {
    @Override
    public String kind() {
      return "a read-only array";
    }
  }

  /** What can be applied to qubits. */
  sealed interface Callable extends Symbol {}

  /** A gate of the table. */
  record TableGate(Gate gate) implements Callable {
    @Override
    public String kind() {
      return "a gate";
    }
  }

  /**
   * A gate of the program.
   *
   * @param operations how many operations an application expands to
   * @param order number of the definition; its body sees only what was there before
   */
  record DefinedGate(StatementNode.GateDefinition definition, long operations, int order)
      implements Callable {
    @Override
    public String kind() {
      return "a gate";
    }
  }

  /** A gate that is declared without a definition. */
  record OpaqueGate(int parameters, int qubits) implements Callable {
    @Override
    public String kind() {
      return "an opaque gate";
    }
  }

  /** A subroutine. */
  record Subroutine(StatementNode.SubroutineDefinition definition) implements Symbol {
    @Override
    public String kind() {
      return "a subroutine";
    }
  }

  /** A function of another program. */
  record External() implements Symbol {
    @Override
    public String kind() {
      return "an extern function";
    }
  }

  /** A name whose declaration failed; uses of it are not reported again. */
  record Broken() implements Symbol {
    @Override
    public String kind() {
      return "a broken declaration";
    }
  }
}
