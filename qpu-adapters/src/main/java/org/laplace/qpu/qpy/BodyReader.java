package org.laplace.qpu.qpy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.laplace.circuits.CircuitLimits;
import org.laplace.qpu.QpuLimits;

/** Reads the payload of one circuit: header, registers, instructions. Bodies of blocks are such. */
final class BodyReader {
  private static final int INSTRUCTION_BYTES_MIN = 38;

  private final int version;
  private final AngleReader angles;
  private int depth;
  private int steps;

  /**
   * A reader.
   *
   * @param symbols gets the parameters of the circuit
   */
  BodyReader(int version, Set<Symbol> symbols) {
    this.version = version;
    this.angles = new AngleReader(symbols);
  }

  AngleReader angles() {
    return angles;
  }

  /** Reads a circuit. */
  QpyBody read(ByteCursor bytes) throws QpyException {
    if (++depth > QpuLimits.QPY_NESTING_DEPTH_MAX) {
      throw new QpyException(QpyCode.TOO_LARGE, "blocks are nested too deep");
    }
    int nameSize = bytes.u16();
    char phaseType = bytes.symbol();
    int phaseSize = bytes.u16();
    int qubits = bounded(bytes.u32(), CircuitLimits.qubitsMax, "qubits");
    int bits = bounded(bytes.u32(), CircuitLimits.bitsMax, "classical bits");
    long metadataSize = bytes.i64();
    int registers = bounded(bytes.u32(), CircuitLimits.registersMax, "registers");
    long instructions = bytes.i64();
    long variables = bytes.u32();
    bytes.skip(nameSize);
    // No measurement depends on it, but the parameters in it are the circuit's.
    angles.read(phaseType, bytes.part(phaseSize), false);
    bytes.skip(metadataSize);
    List<QpyBody.Register> classical = registers(bytes, registers, bits);
    if (variables != 0) {
      throw new QpyException(
          QpyCode.UNSUPPORTED_CLASSICAL,
          "the circuit has " + variables + " variables; only bits and registers are taken");
    }
    if (version >= 15) {
      annotations(bytes);
    }
    long definitions = bytes.i64();
    if (definitions != 0) {
      throw new QpyException(
          QpyCode.UNSUPPORTED_INSTRUCTION,
          "the circuit has instructions with definitions of its own; send one that was transpiled"
              + " to the device");
    }
    int count = bytes.count(instructions, INSTRUCTION_BYTES_MIN);
    steps += count;
    if (steps > CircuitLimits.operationsMax) {
      throw new QpyException(QpyCode.TOO_LARGE, "the circuit has too many instructions");
    }
    var reader = new InstructionReader(this, qubits, bits, new ConditionReader(bits, classical));
    var read = new ArrayList<QpyStep>(count);
    for (int i = 0; i < count; i++) {
      read.add(reader.read(bytes));
    }
    depth--;
    // What follows says how the circuit was laid out, which its instructions show already.
    return new QpyBody(qubits, bits, classical, read);
  }

  private static int bounded(long announced, int max, String what) throws QpyException {
    if (announced > max) {
      throw new QpyException(
          QpyCode.TOO_LARGE, announced + " " + what + "; at most " + max + " are taken");
    }
    return (int) announced;
  }

  private static List<QpyBody.Register> registers(ByteCursor bytes, int count, int bits)
      throws QpyException {
    var classical = new ArrayList<QpyBody.Register>();
    for (int i = 0; i < count; i++) {
      char type = bytes.symbol();
      bytes.flag();
      int size = bytes.count(bytes.u32(), Long.BYTES);
      int nameSize = bytes.u16();
      boolean isInCircuit = bytes.flag();
      String name = bytes.text(nameSize);
      if (type == 'q') {
        bytes.skip((long) size * Long.BYTES);
        continue;
      }
      if (type != 'c') {
        throw new QpyException(QpyCode.MALFORMED, "a register of type '" + type + "'");
      }
      var indices = new ArrayList<Integer>();
      for (int bit = 0; bit < size; bit++) {
        long index = bytes.i64();
        if (index >= bits) {
          throw new QpyException(
              QpyCode.MALFORMED, "register '" + name + "' has bit " + index + " of " + bits);
        }
        indices.add(index < 0 ? -1 : (int) index);
      }
      classical.add(new QpyBody.Register(name, List.copyOf(indices), isInCircuit));
    }
    return classical;
  }

  private static void annotations(ByteCursor bytes) throws QpyException {
    int namespaces = bytes.count(bytes.u32(), 12);
    for (int i = 0; i < namespaces; i++) {
      long nameSize = bytes.u32();
      long stateSize = bytes.i64();
      bytes.skip(nameSize);
      bytes.skip(stateSize);
    }
  }
}
