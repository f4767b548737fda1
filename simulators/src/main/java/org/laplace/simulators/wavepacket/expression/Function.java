package org.laplace.simulators.wavepacket.expression;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions that formulas may use; each is that of {@link StrictMath} with the same name. */
enum Function {
  ABS(StrictMath::abs),
  SQRT(StrictMath::sqrt),
  CBRT(StrictMath::cbrt),
  EXP(StrictMath::exp),
  LOG(StrictMath::log),
  LOG10(StrictMath::log10),
  SIN(StrictMath::sin),
  COS(StrictMath::cos),
  TAN(StrictMath::tan),
  ASIN(StrictMath::asin),
  ACOS(StrictMath::acos),
  ATAN(StrictMath::atan),
  SINH(StrictMath::sinh),
  COSH(StrictMath::cosh),
  TANH(StrictMath::tanh),
  FLOOR(StrictMath::floor),
  CEIL(StrictMath::ceil),
  ATAN2(StrictMath::atan2),
  HYPOT(StrictMath::hypot),
  MIN(StrictMath::min),
  MAX(StrictMath::max);

  private final int arguments;

  @SuppressWarnings("ImmutableEnumChecker")
  private final DoubleBinaryOperator operator;

  Function(DoubleUnaryOperator operator) {
    arguments = 1;
    this.operator = (first, second) -> operator.applyAsDouble(first);
  }

  Function(DoubleBinaryOperator operator) {
    arguments = 2;
    this.operator = operator;
  }

  /** As formulas write it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** 1 or 2. */
  int arguments() {
    return arguments;
  }

  /** The value; of one argument the second is ignored. */
  double at(double first, double second) {
    return operator.applyAsDouble(first, second);
  }

  static Optional<Function> find(String text) {
    return Stream.of(values()).filter(function -> function.text().equals(text)).findFirst();
  }

  /** All names, for messages. */
  static String known() {
    return Stream.of(values()).map(Function::text).collect(Collectors.joining(", "));
  }
}
