package org.laplace.qpu.qpy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Gate;
import org.laplace.qpu.QpuLimits;

/** Reads INSTRUCTION structs of one body. */
final class InstructionReader {
  private static final int CONDITION_MASK = 0x03;
  private static final int NO_CONDITION = 0;
  private static final int REGISTER_CONDITION = 1;
  private static final int EXPRESSION_CONDITION = 2;
  private static final int ANNOTATED = 0x80;
  private static final int PARAMETER_BYTES_MIN = 9;

  private final BodyReader bodies;
  private final int qubits;
  private final int bits;
  private final ConditionReader conditions;

  InstructionReader(BodyReader bodies, int qubits, int bits, ConditionReader conditions) {
    this.bodies = bodies;
    this.qubits = qubits;
    this.bits = bits;
    this.conditions = conditions;
  }

  /** A parameter that was not looked into yet. */
  private record Parameter(char type, ByteCursor payload) {}

  private record Instruction(
      String name,
      @Nullable Condition condition,
      List<Integer> qubits,
      List<Integer> bits,
      List<Parameter> parameters,
      boolean isOpenControlled) {}

  QpyStep read(ByteCursor bytes) throws QpyException {
    Instruction instruction = header(bytes);
    return switch (instruction.name()) {
      case "Measure" -> new QpyStep.Measure(only(instruction.qubits()), only(instruction.bits()));
      case "Reset" -> new QpyStep.Reset(only(instruction.qubits()));
      case "Barrier" -> new QpyStep.Barrier(instruction.qubits());
      case "Delay" -> new QpyStep.Delay(only(instruction.qubits()));
      case "BreakLoopOp" -> new QpyStep.Break();
      case "ContinueLoopOp" -> new QpyStep.Continue();
      case "IfElseOp" -> ifElse(instruction);
      case "WhileLoopOp" ->
          new QpyStep.While(condition(instruction), inner(instruction, parameter(instruction, 0)));
      case "ForLoopOp" -> forLoop(instruction);
      case "SwitchCaseOp" -> switchCase(instruction);
      default -> apply(instruction);
    };
  }

  private Instruction header(ByteCursor bytes) throws QpyException {
    int nameSize = bytes.u16();
    int labelSize = bytes.u16();
    int parameterCount = bytes.u16();
    long qubitCount = bytes.u32();
    long bitCount = bytes.u32();
    int extras = bytes.u8();
    int conditionNameSize = bytes.u16();
    long conditionValue = bytes.i64();
    long controls = bytes.u32();
    long controlState = bytes.u32();
    String name = bytes.text(nameSize);
    bytes.skip(labelSize);
    Condition condition = null;
    switch (extras & CONDITION_MASK) {
      case NO_CONDITION -> bytes.skip(conditionNameSize);
      case REGISTER_CONDITION ->
          condition = conditions.equal(bytes.text(conditionNameSize), conditionValue);
      case EXPRESSION_CONDITION -> {
        Parameter parameter = parameter(bytes);
        if (parameter.type() != 'x') {
          throw new QpyException(QpyCode.MALFORMED, "a condition is no expression");
        }
        condition = conditions.expression(parameter.payload());
      }
      default -> throw new QpyException(QpyCode.MALFORMED, "a condition of an unknown kind");
    }
    List<Integer> ownQubits = arguments(bytes, qubitCount, 'q', qubits);
    List<Integer> ownBits = arguments(bytes, bitCount, 'c', bits);
    bytes.count(parameterCount, PARAMETER_BYTES_MIN);
    var parameters = new ArrayList<Parameter>(parameterCount);
    for (int i = 0; i < parameterCount; i++) {
      parameters.add(parameter(bytes));
    }
    if ((extras & ANNOTATED) != 0) {
      int annotations = bytes.count(bytes.u32(), 8);
      for (int i = 0; i < annotations; i++) {
        bytes.skip(4);
        bytes.skip(bytes.u32());
      }
    }
    boolean isOpenControlled =
        controls > 0 && (controls >= 32 || controlState != (1L << controls) - 1);
    return new Instruction(name, condition, ownQubits, ownBits, parameters, isOpenControlled);
  }

  private static List<Integer> arguments(ByteCursor bytes, long announced, char type, int size)
      throws QpyException {
    int count = bytes.count(announced, 5);
    var arguments = new ArrayList<Integer>(count);
    var different = new HashSet<Integer>();
    for (int i = 0; i < count; i++) {
      char found = bytes.symbol();
      int index = bytes.index();
      if (found != type || index >= size) {
        throw new QpyException(
            QpyCode.MALFORMED, "an instruction acts on '" + found + "' " + index);
      }
      if (!different.add(index)) {
        throw new QpyException(QpyCode.MALFORMED, "an instruction names '" + type + "' twice");
      }
      arguments.add(index);
    }
    return arguments;
  }

  private static Parameter parameter(ByteCursor bytes) throws QpyException {
    char type = bytes.symbol();
    long size = bytes.i64();
    return new Parameter(type, bytes.part(size));
  }

  private QpyStep apply(Instruction instruction) throws QpyException {
    Gate gate = GateNames.of(instruction.name());
    if (gate == null) {
      throw new QpyException(
          QpyCode.UNSUPPORTED_INSTRUCTION,
          "instruction " + instruction.name() + " is not in the gate table");
    }
    if (instruction.isOpenControlled() || instruction.condition() != null) {
      throw new QpyException(
          QpyCode.UNSUPPORTED_INSTRUCTION,
          "instruction " + instruction.name() + " has an open control or a condition of its own");
    }
    if (gate.qubits() != instruction.qubits().size()
        || gate.parameters() != instruction.parameters().size()) {
      throw new QpyException(
          QpyCode.MALFORMED,
          instruction.name()
              + " on "
              + instruction.qubits().size()
              + " qubits with "
              + instruction.parameters().size()
              + " parameters");
    }
    var angles = new ArrayList<Angle>();
    for (Parameter parameter : instruction.parameters()) {
      angles.add(bodies.angles().read(parameter.type(), parameter.payload(), true));
    }
    return new QpyStep.Apply(gate, List.copyOf(angles), instruction.qubits());
  }

  private QpyStep ifElse(Instruction instruction) throws QpyException {
    // The other branch is left out, or None, where there is none.
    Parameter otherwise = instruction.parameters().size() == 1 ? null : parameter(instruction, 1);
    return new QpyStep.IfElse(
        condition(instruction),
        inner(instruction, parameter(instruction, 0)),
        otherwise == null || otherwise.type() == 'z' ? null : inner(instruction, otherwise));
  }

  private QpyStep forLoop(Instruction instruction) throws QpyException {
    Parameter indices = parameter(instruction, 0);
    List<Long> values =
        switch (indices.type()) {
          case 'r' -> range(indices.payload());
          case 't' -> integers(indices.payload());
          default ->
              throw new QpyException(
                  QpyCode.UNSUPPORTED_CLASSICAL,
                  "a loop runs over something of type '" + indices.type() + "'");
        };
    Parameter loop = parameter(instruction, 1);
    Symbol symbol =
        switch (loop.type()) {
          case 'z' -> null;
          case 'p' -> bodies.angles().plain(loop.payload());
          default ->
              throw new QpyException(
                  QpyCode.UNSUPPORTED_CLASSICAL,
                  "a loop has a variable of type '" + loop.type() + "'");
        };
    return new QpyStep.For(values, symbol, inner(instruction, parameter(instruction, 2)));
  }

  private static List<Long> range(ByteCursor bytes) throws QpyException {
    long start = bytes.i64();
    long stop = bytes.i64();
    long step = bytes.i64();
    if (step == 0 || step == Long.MIN_VALUE) {
      throw new QpyException(QpyCode.MALFORMED, "a loop steps by " + step);
    }
    var values = new ArrayList<Long>();
    for (long value = start; step > 0 ? value < stop : value > stop; value += step) {
      if (values.size() == QpuLimits.QPY_LOOP_COUNT_MAX || overflows(value, step)) {
        throw new QpyException(QpyCode.TOO_LARGE, "a loop has too many rounds");
      }
      values.add(value);
    }
    return values;
  }

  private static boolean overflows(long value, long step) {
    return step > 0 ? value > Long.MAX_VALUE - step : value < Long.MIN_VALUE - step;
  }

  /** A sequence of integers. */
  private static List<Long> integers(ByteCursor bytes) throws QpyException {
    int count = bytes.count(bytes.i64(), PARAMETER_BYTES_MIN);
    var values = new ArrayList<Long>(count);
    for (int i = 0; i < count; i++) {
      Parameter parameter = parameter(bytes);
      if (parameter.type() != 'i') {
        throw new QpyException(
            QpyCode.UNSUPPORTED_CLASSICAL, "a loop's or a case's value is no integer");
      }
      values.add(parameter.payload().littleEndianI64());
    }
    return values;
  }

  private QpyStep switchCase(Instruction instruction) throws QpyException {
    Parameter subject = parameter(instruction, 0);
    Condition target =
        switch (subject.type()) {
          case 'R' -> conditions.target(subject.payload().text(subject.payload().remaining()));
          case 'x' -> conditions.expression(subject.payload());
          default ->
              throw new QpyException(
                  QpyCode.UNSUPPORTED_CLASSICAL,
                  "a switch looks at something of type '" + subject.type() + "'");
        };
    Parameter table = parameter(instruction, 1);
    requireSequence(table);
    int count = table.payload().count(table.payload().i64(), PARAMETER_BYTES_MIN);
    var cases = new ArrayList<QpyStep.Case>(count);
    for (int i = 0; i < count; i++) {
      cases.add(oneCase(instruction, parameter(table.payload())));
    }
    return new QpyStep.Switch(target, cases);
  }

  private QpyStep.Case oneCase(Instruction instruction, Parameter pair) throws QpyException {
    requireSequence(pair);
    if (pair.payload().i64() != 2) {
      throw new QpyException(QpyCode.MALFORMED, "a case is labels and a body");
    }
    Parameter labels = parameter(pair.payload());
    requireSequence(labels);
    var values = new ArrayList<Long>();
    boolean isDefault = false;
    int count = labels.payload().count(labels.payload().i64(), PARAMETER_BYTES_MIN);
    for (int i = 0; i < count; i++) {
      Parameter label = parameter(labels.payload());
      switch (label.type()) {
        case 'd' -> isDefault = true;
        case 'i' -> values.add(label.payload().littleEndianI64());
        default ->
            throw new QpyException(
                QpyCode.UNSUPPORTED_CLASSICAL, "a case of type '" + label.type() + "'");
      }
    }
    return new QpyStep.Case(values, isDefault, inner(instruction, parameter(pair.payload())));
  }

  private static void requireSequence(Parameter parameter) throws QpyException {
    if (parameter.type() != 't') {
      throw new QpyException(
          QpyCode.MALFORMED, "a sequence was expected, not type '" + parameter.type() + "'");
    }
  }

  private QpyStep.Inner inner(Instruction instruction, Parameter parameter) throws QpyException {
    if (parameter.type() != 'q') {
      throw new QpyException(
          QpyCode.MALFORMED, "a body was expected, not type '" + parameter.type() + "'");
    }
    QpyBody body = bodies.read(parameter.payload());
    if (body.qubits() != instruction.qubits().size() || body.bits() != instruction.bits().size()) {
      throw new QpyException(
          QpyCode.MALFORMED,
          "a body of "
              + body.qubits()
              + " qubits and "
              + body.bits()
              + " bits stands on "
              + instruction.qubits().size()
              + " and "
              + instruction.bits().size());
    }
    return new QpyStep.Inner(body, instruction.qubits(), instruction.bits());
  }

  private static Condition condition(Instruction instruction) throws QpyException {
    Condition condition = instruction.condition();
    if (condition == null) {
      throw new QpyException(QpyCode.MALFORMED, instruction.name() + " without a condition");
    }
    return condition;
  }

  private static Parameter parameter(Instruction instruction, int index) throws QpyException {
    if (index >= instruction.parameters().size()) {
      throw new QpyException(QpyCode.MALFORMED, instruction.name() + " lacks parameter " + index);
    }
    return instruction.parameters().get(index);
  }

  private static int only(List<Integer> arguments) throws QpyException {
    if (arguments.size() != 1) {
      throw new QpyException(
          QpyCode.MALFORMED, "one argument was expected, not " + arguments.size());
    }
    return arguments.getFirst();
  }
}
