package org.laplace.circuits.qasm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.classical.Arithmetic;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Function;
import org.laplace.circuits.classical.Memory;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** Expressions and types: computes what is known, checks types of the rest. */
final class Evaluator {
  /** Calls of subroutines run statements, which is the elaborator's matter. */
  interface Subroutines {
    /** The value of a call, or null where the subroutine has none. */
    @Nullable Expression call(ExpressionNode.Call call, Symbol.Subroutine subroutine);
  }

  private final Context context;
  private final Subroutines subroutines;

  Evaluator(Context context, Subroutines subroutines) {
    this.context = context;
    this.subroutines = subroutines;
  }

  // Values.

  /** The expression with everything computed that can be. */
  Expression evaluate(ExpressionNode node) {
    return switch (node) {
      case ExpressionNode.IntegerLiteral literal -> constant(Value.Whole.of(literal.value()));
      case ExpressionNode.RealLiteral literal -> constant(Value.Real.of(literal.value()));
      case ExpressionNode.ImaginaryLiteral literal ->
          constant(new Value.Complex(0, literal.value()));
      case ExpressionNode.TruthLiteral literal -> constant(new Value.Truth(literal.value()));
      case ExpressionNode.TimingLiteral literal ->
          constant(new Value.Time(literal.deviceUnits() ? Double.NaN : literal.seconds()));
      case ExpressionNode.DurationOf of -> constant(new Value.Time(Double.NaN));
      case ExpressionNode.BitsLiteral literal ->
          constant(
              new Value.BitString(new BigInteger(literal.digits(), 2), literal.digits().length()));
      case ExpressionNode.LargeLiteral literal ->
          throw context.fail(
              literal.at(),
              DiagnosticCode.BAD_NUMBER,
              "an integer of at most 64 bits",
              "This integer does not fit 64 bits.");
      case ExpressionNode.Identifier identifier -> identifier(identifier);
      case ExpressionNode.Index index -> index(index);
      case ExpressionNode.Binary binary -> binary(binary);
      case ExpressionNode.Prefix prefix ->
          call(
              prefix.at(),
              switch (prefix.symbol()) {
                case "-" -> Function.NEGATE;
                case "!" -> Function.NOT;
                default -> Function.COMPLEMENT;
              },
              List.of(evaluate(prefix.operand())));
      case ExpressionNode.Call call -> {
        Expression value = call(call);
        if (value == null) {
          throw context.fail(
              call.at(),
              DiagnosticCode.TYPE_MISMATCH,
              "a value",
              "Subroutine '"
                  + call.name()
                  + "' returns nothing, so it has no place in an expression.");
        }
        yield value;
      }
      case ExpressionNode.Cast cast -> cast(cast.at(), type(cast.type()), evaluate(cast.value()));
      case ExpressionNode.Concatenation concatenation -> concatenation(concatenation);
      case ExpressionNode.ListLiteral list ->
          throw context.fail(
              list.at(),
              DiagnosticCode.MISPLACED,
              "a value",
              "A list stands where an array gets its value, or as an index set.");
      case ExpressionNode.Range range ->
          throw context.fail(
              range.at(), DiagnosticCode.MISPLACED, "a value", "A range stands in an index only.");
      case ExpressionNode.HardwareQubit qubit ->
          throw context.fail(
              qubit.at(), DiagnosticCode.WRONG_KIND, "a value", "A qubit is not a value.");
      case ExpressionNode.Measurement measurement ->
          throw context.fail(
              measurement.at(),
              DiagnosticCode.MISPLACED,
              "a value",
              "A measurement stands alone on the right of '=' or after 'return'.");
    };
  }

  static Expression constant(Value value) {
    return new Constant(value);
  }

  /** The value, which must be known before the circuit runs. */
  Value known(ExpressionNode node, String what) {
    if (evaluate(node) instanceof Constant constant) {
      return constant.value();
    }
    throw notConstant(node.at(), what);
  }

  SemanticError notConstant(int at, String what) {
    return context.fail(
        at,
        DiagnosticCode.NOT_CONSTANT,
        "a constant",
        what + " must be known before the circuit runs, and this depends on a measurement.");
  }

  /** An integer that must be known before the circuit runs. */
  long knownInteger(ExpressionNode node, String what) {
    Value value = known(node, what);
    try {
      return Arithmetic.wholeOf(value);
    } catch (ClassicalFault fault) {
      throw context.fail(
          node.at(),
          DiagnosticCode.TYPE_MISMATCH,
          "an integer",
          what + " is an integer: " + fault.getMessage() + ".");
    }
  }

  /** A size, at least 1. */
  int size(ExpressionNode node, String what) {
    long size = knownInteger(node, what);
    if (size < 1 || size > Integer.MAX_VALUE / 2) {
      throw context.fail(
          node.at(),
          DiagnosticCode.TYPE_MISMATCH,
          "an integer of at least 1",
          what + " is " + size + "; it must be at least 1 and within the limits.");
    }
    return (int) size;
  }

  private Expression identifier(ExpressionNode.Identifier identifier) {
    Symbol symbol = context.scope().find(identifier.name());
    if (symbol == null) {
      Value builtIn = builtInConstant(identifier.name());
      if (builtIn != null) {
        return constant(builtIn);
      }
    }
    return valueOf(
        identifier.at(), identifier.name(), context.resolve(identifier.at(), identifier.name()));
  }

  private @Nullable Value builtInConstant(String name) {
    if (context.version2()) {
      return name.equals("pi") ? Value.Real.of(StrictMath.PI) : null;
    }
    return switch (name) {
      case "pi", "π" -> Value.Real.of(StrictMath.PI);
      case "tau", "τ" -> Value.Real.of(2 * StrictMath.PI);
      case "euler", "ℇ" -> Value.Real.of(StrictMath.E);
      default -> null;
    };
  }

  private Expression valueOf(int at, String name, Symbol symbol) {
    return switch (symbol) {
      case Symbol.Known known -> known.value();
      case Symbol.Variable variable -> read(variable);
      case Symbol.ReadOnlyView view -> read(view.variable());
      case Symbol.Bits bits -> readBits(bits.bits());
      case Symbol.Qubits q -> throw noValue(at, name, symbol);
      case Symbol.Callable c -> throw noValue(at, name, symbol);
      case Symbol.Subroutine s -> throw noValue(at, name, symbol);
      case Symbol.External e -> throw noValue(at, name, symbol);
      case Symbol.Broken b -> throw new SemanticError();
    };
  }

  private SemanticError noValue(int at, String name, Symbol symbol) {
    return context.fail(
        at,
        DiagnosticCode.WRONG_KIND,
        "a value",
        "'" + name + "' is " + symbol.kind() + ", which has no value.");
  }

  private static Expression read(Symbol.Variable variable) {
    Value known = variable.known();
    return known != null ? constant(known) : new Expression.VariableRead(variable.slot());
  }

  /** The bits as far as they are known. */
  Expression readBits(List<Integer> bits) {
    Emission emission = context.emission();
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < bits.size(); i++) {
      if (!emission.isKnown(bits.get(i))) {
        return new Expression.BitsRead(bits);
      }
      if (emission.knownValue(bits.get(i))) {
        value = value.setBit(i);
      }
    }
    return constant(new Value.BitString(value, bits.size()));
  }

  // Operators and functions.

  private Expression binary(ExpressionNode.Binary binary) {
    Expression left = evaluate(binary.left());
    if (binary.right() instanceof ExpressionNode.LargeLiteral large
        && sample(binary.at(), left) instanceof Value.BitString bits) {
      boolean fits = large.value().bitLength() <= bits.size();
      if (fits) {
        return binary(
            binary.at(),
            binary.operator(),
            left,
            constant(new Value.BitString(large.value(), bits.size())));
      }
      if (binary.operator() == Operator.EQUAL || binary.operator() == Operator.NOT_EQUAL) {
        return constant(new Value.Truth(binary.operator() == Operator.NOT_EQUAL));
      }
    }
    if (left instanceof Constant known
        && (binary.operator() == Operator.AND || binary.operator() == Operator.OR)) {
      boolean decides = truth(binary.at(), known.value()) == (binary.operator() == Operator.OR);
      if (decides) {
        sample(binary.right().at(), evaluate(binary.right()));
        return constant(new Value.Truth(binary.operator() == Operator.OR));
      }
    }
    return binary(binary.at(), binary.operator(), left, evaluate(binary.right()));
  }

  /** left operator right, computed if possible. */
  Expression binary(int at, Operator operator, Expression left, Expression right) {
    checkDurations(at, operator, left, right);
    var expression = new Expression.Binary(operator, left, right);
    return left instanceof Constant && right instanceof Constant
        ? compute(at, expression)
        : checked(at, expression);
  }

  /** Durations in device units can be added up and delayed by, but nothing can depend on them. */
  private void checkDurations(int at, Operator operator, Expression left, Expression right) {
    boolean unknown = isUnknownTime(left) || isUnknownTime(right);
    boolean isSum =
        operator == Operator.ADD || operator == Operator.SUBTRACT || operator == Operator.MULTIPLY;
    boolean isPart = operator == Operator.DIVIDE && !isTime(right);
    if (unknown && !isSum && !isPart) {
      throw context.fail(
          at,
          DiagnosticCode.UNSUPPORTED,
          "",
          "Durations in dt, of calibrations and of stretches have no length without a device, so"
              + " nothing can be computed from them; use ns, us, ms or s.");
    }
  }

  private static boolean isTime(Expression expression) {
    return expression instanceof Constant constant && constant.value() instanceof Value.Time;
  }

  private static boolean isUnknownTime(Expression expression) {
    return expression instanceof Constant constant
        && constant.value() instanceof Value.Time time
        && Double.isNaN(time.seconds());
  }

  private Expression call(int at, Function function, List<Expression> operands) {
    var expression = new Expression.Call(function, operands);
    return operands.stream().allMatch(Constant.class::isInstance)
        ? compute(at, expression)
        : checked(at, expression);
  }

  Expression cast(int at, ClassicalType type, Expression value) {
    var expression = new Expression.Cast(type, value);
    return value instanceof Constant ? compute(at, expression) : checked(at, expression);
  }

  private static final Memory NOTHING = new Memory(0, List.of());

  private Expression compute(int at, Expression expression) {
    try {
      return constant(NOTHING.evaluate(expression));
    } catch (ClassicalFault fault) {
      throw faulted(at, fault);
    }
  }

  SemanticError faulted(int at, ClassicalFault fault) {
    String message = String.valueOf(fault.getMessage());
    return context.fail(
        at,
        fault.isAboutTypes() ? DiagnosticCode.TYPE_MISMATCH : DiagnosticCode.NOT_FINITE,
        "",
        Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
  }

  private Expression checked(int at, Expression expression) {
    sample(at, expression);
    return expression;
  }

  boolean truth(int at, Value value) {
    try {
      return Arithmetic.truth(value);
    } catch (ClassicalFault fault) {
      throw faulted(at, fault);
    }
  }

  /**
   * A value of the expression's type. Computing with it finds operands that do not go together
   * before the first shot does.
   */
  Value sample(int at, Expression expression) {
    try {
      return switch (expression) {
        case Constant constant -> constant.value();
        case Expression.BitsRead read -> ones(new ClassicalType.Bits(read.bits().size()));
        case Expression.BitChosen chosen -> ones(new ClassicalType.Bits(1));
        case Expression.VariableRead read -> ones(typeOfSlot(read.variable()));
        case Expression.ElementRead read ->
            ones(((ClassicalType.Array) typeOfSlot(read.variable())).element());
        case Expression.BitsOf of -> {
          Arithmetic.width(sample(at, of.value()).type());
          yield ones(new ClassicalType.Bits(of.indices().size()));
        }
        case Expression.Binary binary ->
            sampled(
                sample(at, binary.left()),
                left -> Arithmetic.apply(binary.operator(), left, sample(at, binary.right())));
        case Expression.Call call ->
            sampled(
                sample(at, call.operands().getFirst()),
                first ->
                    Arithmetic.apply(
                        call.function(),
                        call.operands().stream()
                            .map(operand -> sample(at, operand))
                            .toArray(Value[]::new)));
        case Expression.Cast cast ->
            sampled(
                Arithmetic.zero(cast.type()),
                zero -> Arithmetic.cast(cast.type(), sample(at, cast.value())));
      };
    } catch (ClassicalFault fault) {
      throw faulted(at, fault);
    }
  }

  /** Faults of values are no faults of types: then any value of the likely type will do. */
  private static Value sampled(
      Value fallback, java.util.function.UnaryOperator<Value> computation) {
    try {
      return computation.apply(fallback);
    } catch (ClassicalFault fault) {
      if (fault.isAboutTypes()) {
        throw fault;
      }
      return fallback;
    }
  }

  private ClassicalType typeOfSlot(int slot) {
    return slot < 0
        ? new ClassicalType.Real(ClassicalType.DEFAULT_WIDTH)
        : context.variables().get(slot);
  }

  private static Value ones(ClassicalType type) {
    return switch (type) {
      case ClassicalType.Bool b -> new Value.Truth(true);
      case ClassicalType.Bits b -> new Value.BitString(BigInteger.ONE, b.size());
      case ClassicalType.Int i -> new Value.Whole(1, i.width(), true);
      case ClassicalType.Uint u -> new Value.Whole(1, u.width(), false);
      case ClassicalType.Real r -> new Value.Real(1, r.width());
      case ClassicalType.Angle a -> new Value.Turn(1, a.width());
      case ClassicalType.Complex c -> new Value.Complex(1, 0);
      case ClassicalType.Duration d -> new Value.Time(1);
      case ClassicalType.Array a -> Arithmetic.zero(a);
    };
  }

  /** The value of a call; null for a subroutine without one. */
  @Nullable Expression call(ExpressionNode.Call call) {
    Symbol symbol = context.scope().find(call.name());
    if (symbol instanceof Symbol.Subroutine subroutine) {
      return subroutines.call(call, subroutine);
    }
    if (symbol instanceof Symbol.External) {
      throw context.fail(
          call.at(),
          DiagnosticCode.UNSUPPORTED,
          "",
          "'"
              + call.name()
              + "' is an extern function; nobody who checks the result could run it, so it cannot be"
              + " called. Write it as a subroutine.");
    }
    if (symbol instanceof Symbol.Broken) {
      throw new SemanticError();
    }
    if (!context.version2() && call.name().equals("sizeof")) {
      return sizeOf(call);
    }
    Function function = symbol == null ? function(call.name()) : null;
    if (function == null) {
      if (symbol != null) {
        throw noValue(call.at(), call.name(), symbol);
      }
      throw context.fail(
          call.at(),
          DiagnosticCode.UNDEFINED_NAME,
          "a function",
          "There is no function '" + call.name() + "'.");
    }
    if (call.arguments().size() != function.arity()) {
      throw context.fail(
          call.at(),
          DiagnosticCode.PARAMETER_COUNT,
          function.arity() + " arguments",
          "'"
              + call.name()
              + "' takes "
              + function.arity()
              + " arguments, got "
              + call.arguments().size()
              + ".");
    }
    return call(call.at(), function, call.arguments().stream().map(this::evaluate).toList());
  }

  private @Nullable Function function(String name) {
    if (context.version2()) {
      return switch (name) {
        case "sin" -> Function.SIN;
        case "cos" -> Function.COS;
        case "tan" -> Function.TAN;
        case "exp" -> Function.EXP;
        case "ln" -> Function.LOG;
        case "sqrt" -> Function.SQRT;
        // Qiskit's loader knows these too.
        case "asin" -> Function.ARCSIN;
        case "acos" -> Function.ARCCOS;
        case "atan" -> Function.ARCTAN;
        default -> null;
      };
    }
    for (Function function : Function.values()) {
      if (!function.isPrefix() && function.symbol().equals(name)) {
        return function;
      }
    }
    return null;
  }

  private Expression sizeOf(ExpressionNode.Call call) {
    if (call.arguments().isEmpty() || call.arguments().size() > 2) {
      throw context.fail(
          call.at(),
          DiagnosticCode.PARAMETER_COUNT,
          "1 or 2 arguments",
          "'sizeof' takes an array and perhaps the number of a dimension.");
    }
    Value sample = sample(call.at(), evaluate(call.arguments().getFirst()));
    if (!(sample instanceof Value.Elements array)) {
      throw context.fail(
          call.arguments().getFirst().at(),
          DiagnosticCode.TYPE_MISMATCH,
          "an array",
          "'sizeof' takes an array.");
    }
    int dimensions = array.type().dimensions().size();
    long dimension =
        call.arguments().size() == 2
            ? knownInteger(call.arguments().get(1), "The number of a dimension")
            : 0;
    if (dimension < 0 || dimension >= dimensions) {
      throw context.fail(
          call.arguments().getLast().at(),
          DiagnosticCode.INDEX_OUT_OF_RANGE,
          "0 to " + (dimensions - 1),
          "The array has " + dimensions + " dimensions.");
    }
    return constant(
        new Value.Whole(
            array.type().dimensions().get((int) dimension), ClassicalType.DEFAULT_WIDTH, false));
  }

  // Parts of values.

  private Expression index(ExpressionNode.Index index) {
    List<ExpressionNode> places = new ArrayList<>();
    ExpressionNode base = index;
    while (base instanceof ExpressionNode.Index inner) {
      places.addAll(0, inner.indices());
      base = inner.base();
    }
    if (base instanceof ExpressionNode.Identifier identifier) {
      Symbol symbol = context.scope().find(identifier.name());
      if (symbol instanceof Symbol.Bits bits) {
        return bitsAt(bits.bits(), places);
      }
      Symbol.Variable variable =
          symbol instanceof Symbol.Variable own
              ? own
              : symbol instanceof Symbol.ReadOnlyView view ? view.variable() : null;
      if (variable != null && variable.type() instanceof ClassicalType.Array type) {
        return element(index.at(), variable, type, places);
      }
    }
    return bitsOf(index.at(), evaluate(base), places);
  }

  private Expression bitsAt(List<Integer> bits, List<ExpressionNode> places) {
    List<Integer> selected = bits;
    for (int i = 0; i < places.size(); i++) {
      Expression single = singleIndex(places.get(i));
      if (single != null && !(single instanceof Constant) && i == places.size() - 1) {
        return checked(places.get(i).at(), new Expression.BitChosen(selected, single));
      }
      selected = select(selected, places.get(i));
    }
    return readBits(selected);
  }

  /** The index if it is one expression and no set. */
  private @Nullable Expression singleIndex(ExpressionNode place) {
    return place instanceof ExpressionNode.Range || place instanceof ExpressionNode.ListLiteral
        ? null
        : evaluate(place);
  }

  /** The members that an index names, which must be known. */
  <T> List<T> select(List<T> from, ExpressionNode place) {
    var selected = new ArrayList<T>();
    for (int index : indices(place, from.size())) {
      selected.add(from.get(index));
    }
    return List.copyOf(selected);
  }

  /** The indices that an index, set or range names in something of that size. */
  List<Integer> indices(ExpressionNode place, int size) {
    return switch (place) {
      case ExpressionNode.Range range -> rangeIndices(range, size);
      case ExpressionNode.ListLiteral list ->
          list.items().stream()
              .map(item -> checkedIndex(item.at(), knownInteger(item, "An index"), size))
              .toList();
      default -> List.of(checkedIndex(place.at(), knownInteger(place, "The index"), size));
    };
  }

  int checkedIndex(int at, long index, int size) {
    long place = index < 0 ? index + size : index;
    if (place < 0 || place >= size) {
      throw context.fail(
          at,
          DiagnosticCode.INDEX_OUT_OF_RANGE,
          "an index from 0 to " + (size - 1),
          "Index "
              + index
              + " is outside of the "
              + size
              + (size == 1 ? " place" : " places")
              + " that are there; indices start at 0.");
    }
    return (int) place;
  }

  private List<Integer> rangeIndices(ExpressionNode.Range range, int size) {
    long step = range.step() == null ? 1 : knownInteger(range.step(), "The step");
    if (step == 0) {
      throw context.fail(
          range.at(), DiagnosticCode.NOT_FINITE, "a step other than 0", "The step is 0.");
    }
    long start =
        range.start() == null
            ? (step > 0 ? 0 : size - 1)
            : checkedIndex(range.start().at(), knownInteger(range.start(), "The start"), size);
    long stop =
        range.stop() == null
            ? (step > 0 ? size - 1 : 0)
            : checkedIndex(range.stop().at(), knownInteger(range.stop(), "The end"), size);
    var indices = new ArrayList<Integer>();
    for (long i = start; step > 0 ? i <= stop : i >= stop; i += step) {
      indices.add((int) i);
    }
    if (indices.isEmpty()) {
      throw context.fail(
          range.at(),
          DiagnosticCode.INDEX_OUT_OF_RANGE,
          "a range that is not empty",
          "This range is empty: it goes from " + start + " to " + stop + " by " + step + ".");
    }
    return indices;
  }

  private Expression bitsOf(int at, Expression value, List<ExpressionNode> places) {
    Expression current = value;
    for (ExpressionNode place : places) {
      int width;
      try {
        width = Arithmetic.width(sample(at, current).type());
      } catch (ClassicalFault fault) {
        throw context.fail(
            at, DiagnosticCode.TYPE_MISMATCH, "", "This value has no parts to index.");
      }
      Expression single = singleIndex(place);
      List<Expression> indices =
          single != null && !(single instanceof Constant)
              ? List.of(single)
              : indices(place, width).stream().map(i -> constant(Value.Whole.of(i))).toList();
      var bits = new Expression.BitsOf(current, indices);
      current =
          current instanceof Constant && !(single != null && !(single instanceof Constant))
              ? compute(at, bits)
              : bits;
    }
    return current;
  }

  /** Element, sub-array or bits of an element of an array variable. */
  private Expression element(
      int at, Symbol.Variable variable, ClassicalType.Array type, List<ExpressionNode> places) {
    int dimensions = type.dimensions().size();
    Value known = variable.known();
    boolean plain =
        places.size() >= dimensions
            && places.subList(0, dimensions).stream()
                .noneMatch(
                    p ->
                        p instanceof ExpressionNode.Range
                            || p instanceof ExpressionNode.ListLiteral);
    if (!plain) {
      if (known == null) {
        throw context.fail(
            at,
            DiagnosticCode.UNSUPPORTED,
            "an element",
            "Parts of an array that changed after a measurement are read element by element.");
      }
      return constant(slice((Value.Elements) known, places));
    }
    Expression place = place(at, type, places.subList(0, dimensions));
    Expression element;
    if (known != null && place instanceof Constant constant) {
      element =
          constant(
              ((Value.Elements) known).values().get((int) Arithmetic.wholeOf(constant.value())));
    } else {
      context.lift(at, variable);
      element = new Expression.ElementRead(variable.slot(), place);
    }
    List<ExpressionNode> rest = places.subList(dimensions, places.size());
    return rest.isEmpty() ? element : bitsOf(at, element, rest);
  }

  /** The number of an element in row-major order. */
  Expression place(int at, ClassicalType.Array type, List<ExpressionNode> places) {
    Expression place = constant(Value.Whole.of(0));
    for (int i = 0; i < places.size(); i++) {
      int size = type.dimensions().get(i);
      Expression index = evaluate(places.get(i));
      if (index instanceof Constant) {
        index =
            constant(
                Value.Whole.of(
                    checkedIndex(
                        places.get(i).at(), knownInteger(places.get(i), "The index"), size)));
      }
      Expression scaled = binary(at, Operator.MULTIPLY, place, constant(Value.Whole.of(size)));
      place = binary(at, Operator.ADD, scaled, index);
    }
    return place;
  }

  /** The part of a known array that the places name. */
  private Value.Elements slice(Value.Elements array, List<ExpressionNode> places) {
    var kept = new ArrayList<Integer>();
    List<Integer> selected = elementsAt(array.type(), places, kept);
    return new Value.Elements(
        new ClassicalType.Array(array.type().element(), kept),
        selected.stream().map(array.values()::get).toList());
  }

  /** The elements that the places name, by their numbers in row-major order. */
  List<Integer> elementsAt(ClassicalType.Array type, List<ExpressionNode> places) {
    return elementsAt(type, places, new ArrayList<>());
  }

  private List<Integer> elementsAt(
      ClassicalType.Array type, List<ExpressionNode> places, List<Integer> kept) {
    List<Integer> selected = List.of(0);
    int extent = type.length();
    List<Integer> dimensions = type.dimensions();
    for (int i = 0; i < dimensions.size(); i++) {
      int size = dimensions.get(i);
      extent /= size;
      List<Integer> indices;
      if (i < places.size()) {
        indices = indices(places.get(i), size);
        if (places.get(i) instanceof ExpressionNode.Range
            || places.get(i) instanceof ExpressionNode.ListLiteral) {
          kept.add(indices.size());
        }
      } else {
        indices = rangeIndices(new ExpressionNode.Range(0, null, null, null), size);
        kept.add(size);
      }
      var next = new ArrayList<Integer>();
      for (int start : selected) {
        for (int index : indices) {
          next.add(start + index * extent);
        }
      }
      selected = next;
    }
    return selected;
  }

  /** The bits of the memory that an expression names, or null if it computes something. */
  private @Nullable List<Integer> namedBits(ExpressionNode node) {
    return switch (node) {
      case ExpressionNode.Identifier identifier ->
          context.scope().find(identifier.name()) instanceof Symbol.Bits bits ? bits.bits() : null;
      case ExpressionNode.Index index -> {
        List<Integer> base = index.indices().size() == 1 ? namedBits(index.base()) : null;
        Expression single = base == null ? null : singleIndex(index.indices().getFirst());
        yield base == null || (single != null && !(single instanceof Constant))
            ? null
            : select(base, index.indices().getFirst());
      }
      case ExpressionNode.Concatenation pair -> {
        List<Integer> left = namedBits(pair.left());
        List<Integer> right = left == null ? null : namedBits(pair.right());
        if (left == null || right == null) {
          yield null;
        }
        var joined = new ArrayList<>(left);
        joined.addAll(right);
        yield joined;
      }
      default -> null;
    };
  }

  private Expression concatenation(ExpressionNode.Concatenation node) {
    List<Integer> named = namedBits(node);
    if (named != null) {
      return readBits(named);
    }
    Expression left = evaluate(node.left());
    Expression right = evaluate(node.right());
    if (left instanceof Constant a && right instanceof Constant b) {
      if (a.value() instanceof Value.BitString low && b.value() instanceof Value.BitString high) {
        return constant(
            new Value.BitString(
                low.bits().or(high.bits().shiftLeft(low.size())), low.size() + high.size()));
      }
      if (a.value() instanceof Value.Elements first
          && b.value() instanceof Value.Elements second
          && first.type().element().equals(second.type().element())
          && first
              .type()
              .dimensions()
              .subList(1, first.type().dimensions().size())
              .equals(second.type().dimensions().subList(1, second.type().dimensions().size()))) {
        var values = new ArrayList<>(first.values());
        values.addAll(second.values());
        var dimensions = new ArrayList<>(first.type().dimensions());
        dimensions.set(0, dimensions.getFirst() + second.type().dimensions().getFirst());
        return constant(
            new Value.Elements(
                new ClassicalType.Array(first.type().element(), dimensions), values));
      }
    }
    throw context.fail(
        node.at(),
        DiagnosticCode.TYPE_MISMATCH,
        "two registers or two arrays",
        "'++' joins two classical registers, or two arrays of the same element type that do not"
            + " depend on a measurement.");
  }

  // Types.

  ClassicalType type(TypeNode node) {
    return switch (node.kind()) {
      case BOOL -> new ClassicalType.Bool();
      case BIT -> new ClassicalType.Bits(node.size() == null ? 1 : bitCount(node));
      case INT -> new ClassicalType.Int(width(node));
      case UINT -> new ClassicalType.Uint(width(node));
      case FLOAT -> {
        int width = width(node);
        if (width != 32 && width != 64) {
          throw context.fail(
              node.at(),
              DiagnosticCode.UNSUPPORTED,
              "float[32] or float[64]",
              "Floats have 32 or 64 bits here.");
        }
        yield new ClassicalType.Real(width);
      }
      // Without a size the precision is the implementation's choice (OpenQASM 3.0, "Angles"): it
      // is that of a float, unreduced, so that theta/2 means what it says for theta below 0.
      case ANGLE ->
          node.size() == null
              ? new ClassicalType.Real(ClassicalType.DEFAULT_WIDTH)
              : new ClassicalType.Angle(width(node));
      case COMPLEX -> new ClassicalType.Complex();
      case DURATION, STRETCH -> new ClassicalType.Duration();
      case ARRAY -> array(node);
      case QUBIT, READONLY_ARRAY, MUTABLE_ARRAY ->
          throw context.fail(
              node.at(), DiagnosticCode.MISPLACED, "a type", "This type stands in arguments only.");
    };
  }

  private int bitCount(TypeNode node) {
    int size = node.size() == null ? 1 : size(node.size(), "The number of bits");
    if (size > context.limits().bitsMax()) {
      throw context.fail(
          node.at(),
          DiagnosticCode.TOO_MANY_BITS,
          "at most " + context.limits().bitsMax() + " bits",
          "A program has at most " + context.limits().bitsMax() + " classical bits.");
    }
    return size;
  }

  private int width(TypeNode node) {
    if (node.size() == null) {
      return ClassicalType.DEFAULT_WIDTH;
    }
    int width = size(node.size(), "The width of a number");
    if (width > Long.SIZE) {
      throw context.fail(
          node.at(),
          DiagnosticCode.UNSUPPORTED,
          "at most 64 bits",
          "Numbers have at most 64 bits here.");
    }
    return width;
  }

  private ClassicalType.Array array(TypeNode node) {
    if (node.element() == null || node.dimensions().isEmpty()) {
      throw context.fail(
          node.at(), DiagnosticCode.SYNTAX, "a size", "An array needs a size: array[int, 4].");
    }
    if (node.dimensions().size() > CircuitLimits.arrayDimensionsMax) {
      throw context.fail(
          node.at(),
          DiagnosticCode.UNSUPPORTED,
          "at most 7 dimensions",
          "An array has at most " + CircuitLimits.arrayDimensionsMax + " dimensions.");
    }
    var dimensions = new ArrayList<Integer>();
    long length = 1;
    for (ExpressionNode dimension : node.dimensions()) {
      int size = size(dimension, "The size of an array");
      length *= size;
      if (length > CircuitLimits.arrayElementsMax) {
        throw context.fail(
            dimension.at(),
            DiagnosticCode.TOO_MANY_BITS,
            "at most " + CircuitLimits.arrayElementsMax + " elements",
            "An array has at most " + CircuitLimits.arrayElementsMax + " elements.");
      }
      dimensions.add(size);
    }
    return new ClassicalType.Array(type(node.element()), dimensions);
  }
}
