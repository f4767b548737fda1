package org.laplace.qpu.qpy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads parameters and the expressions over them: PARAM_EXPR_ELEM_V13. */
final class AngleReader {
  private static final int ELEMENT_BYTES = 35;

  private final Set<Symbol> seen;

  /**
   * A reader.
   *
   * @param seen gets every parameter that is read
   */
  AngleReader(Set<Symbol> seen) {
    this.seen = seen;
  }

  /** The value of an INSTRUCTION_PARAM or of a global phase. */
  Angle read(char type, ByteCursor payload, boolean littleEndian) throws QpyException {
    return switch (type) {
      case 'f' -> known(littleEndian ? payload.littleEndianF64() : payload.f64());
      case 'i' -> known((double) (littleEndian ? payload.littleEndianI64() : payload.i64()));
      case 'p' -> new Angle.Free(plain(payload));
      case 'v' -> new Angle.Free(element(payload));
      case 'e' -> expression(payload);
      default ->
          throw new QpyException(
              QpyCode.UNSUPPORTED_PARAMETER,
              "a parameter has the type '" + type + "'; gates take real numbers and parameters");
    };
  }

  /** PARAMETER. */
  Symbol plain(ByteCursor bytes) throws QpyException {
    int nameSize = bytes.u16();
    long high = bytes.i64();
    long low = bytes.i64();
    return noted(new Symbol(bytes.text(nameSize), -1, high, low));
  }

  /** PARAMETER_VECTOR_ELEMENT. */
  private Symbol element(ByteCursor bytes) throws QpyException {
    int nameSize = bytes.u16();
    bytes.i64();
    long high = bytes.i64();
    long low = bytes.i64();
    long index = bytes.i64();
    if (index < 0) {
      throw new QpyException(QpyCode.MALFORMED, "a vector's element has the index " + index);
    }
    return noted(new Symbol(bytes.text(nameSize), index, high, low));
  }

  private Symbol noted(Symbol symbol) {
    seen.add(symbol);
    return symbol;
  }

  private static Angle known(double value) throws QpyException {
    if (!Double.isFinite(value)) {
      throw new QpyException(QpyCode.UNSUPPORTED_PARAMETER, "a parameter is " + value);
    }
    return new Angle.Known(value);
  }

  private record Uuid(long high, long low) {}

  private Angle expression(ByteCursor bytes) throws QpyException {
    long mapElements = bytes.i64();
    long size = bytes.i64();
    ByteCursor elements = bytes.part(size);
    Map<Uuid, Angle> symbols = symbols(bytes, mapElements);
    if (elements.remaining() % ELEMENT_BYTES != 0) {
      throw new QpyException(QpyCode.MALFORMED, "an expression ends within an element");
    }
    var steps = new ArrayList<Angle.Step>();
    int depth = 0;
    while (elements.remaining() > 0) {
      int operation = elements.u8();
      depth += push(elements, symbols, steps);
      depth += push(elements, symbols, steps);
      depth = operate(operation, depth, steps);
    }
    if (depth != 1) {
      throw new QpyException(QpyCode.MALFORMED, "an expression leaves " + depth + " values");
    }
    return new Angle.Computed(steps);
  }

  private Map<Uuid, Angle> symbols(ByteCursor bytes, long announced) throws QpyException {
    int count = bytes.count(announced, 28);
    var symbols = new HashMap<Uuid, Angle>();
    for (int i = 0; i < count; i++) {
      char symbolType = bytes.symbol();
      char type = bytes.symbol();
      long size = bytes.i64();
      Symbol symbol =
          switch (symbolType) {
            case 'p' -> plain(bytes);
            case 'v' -> element(bytes);
            default ->
                throw new QpyException(
                    QpyCode.MALFORMED, "an expression has a symbol of type '" + symbolType + "'");
          };
      if (type != symbolType || size != 0) {
        throw new QpyException(
            QpyCode.UNSUPPORTED_PARAMETER,
            "parameter " + symbol.text() + " stands for something else in an expression");
      }
      symbols.put(new Uuid(symbol.uuidHigh(), symbol.uuidLow()), new Angle.Free(symbol));
    }
    return symbols;
  }

  /** Reads an operand; 1 if it is one, 0 if its place is empty. */
  private static int push(ByteCursor elements, Map<Uuid, Angle> symbols, List<Angle.Step> steps)
      throws QpyException {
    char type = elements.symbol();
    long high = elements.i64();
    long low = elements.i64();
    switch (type) {
      case 'n', 's', 'e' -> {
        // Nothing, or the borders of a part whose value ends up on the stack as well.
        return 0;
      }
      case 'p' -> {
        Angle symbol = symbols.get(new Uuid(high, low));
        if (symbol == null) {
          throw new QpyException(
              QpyCode.MALFORMED, "an expression uses a parameter that it does not list");
        }
        steps.add(new Angle.Step.Push(symbol));
      }
      case 'f' -> steps.add(new Angle.Step.Push(known(Double.longBitsToDouble(low))));
      case 'i' -> steps.add(new Angle.Step.Push(known((double) low)));
      default ->
          throw new QpyException(
              QpyCode.UNSUPPORTED_PARAMETER,
              "an expression has an operand of type '" + type + "'; only real ones are taken");
    }
    return 1;
  }

  private static int operate(int operation, int depth, List<Angle.Step> steps) throws QpyException {
    Angle.Step step =
        switch (operation) {
          case 0 -> new Angle.Step.Binary((a, b) -> a + b);
          case 1 -> new Angle.Step.Binary((a, b) -> a - b);
          case 2 -> new Angle.Step.Binary((a, b) -> a * b);
          case 3 -> new Angle.Step.Binary((a, b) -> a / b);
          case 4 -> new Angle.Step.Binary(StrictMath::pow);
          case 5 -> new Angle.Step.Unary(StrictMath::sin);
          case 6 -> new Angle.Step.Unary(StrictMath::cos);
          case 7 -> new Angle.Step.Unary(StrictMath::tan);
          case 8 -> new Angle.Step.Unary(StrictMath::asin);
          case 9 -> new Angle.Step.Unary(StrictMath::acos);
          case 10 -> new Angle.Step.Unary(StrictMath::exp);
          case 11 -> new Angle.Step.Unary(StrictMath::log);
          case 12 -> new Angle.Step.Unary(Math::signum);
          // The conjugate of a real number is the number.
          case 14 -> new Angle.Step.Unary(a -> a);
          case 16 -> new Angle.Step.Unary(Math::abs);
          case 17 -> new Angle.Step.Unary(StrictMath::atan);
          // Not in the documentation, but what Qiskit 2.6 writes: operands the other way round.
          case 18 -> new Angle.Step.Binary((a, b) -> b - a);
          case 19 -> new Angle.Step.Binary((a, b) -> b / a);
          case 20 -> new Angle.Step.Binary((a, b) -> StrictMath.pow(b, a));
          // A border of a part.
          case 255 -> null;
          default ->
              throw new QpyException(
                  QpyCode.UNSUPPORTED_PARAMETER,
                  "an expression uses operation " + operation + ", which is not taken");
        };
    if (step == null) {
      return depth;
    }
    int taken = step instanceof Angle.Step.Binary ? 2 : 1;
    if (depth < taken) {
      throw new QpyException(QpyCode.MALFORMED, "an expression takes more values than it has");
    }
    steps.add(step);
    return depth - taken + 1;
  }
}
