package org.laplace.circuits.classical;

/** Complex arithmetic in the order of operations that this file fixes. */
final class ComplexMath {
  private ComplexMath() {}

  static Value apply(Operator operator, Value.Complex a, Value.Complex b) {
    return switch (operator) {
      case ADD -> new Value.Complex(a.re() + b.re(), a.im() + b.im());
      case SUBTRACT -> new Value.Complex(a.re() - b.re(), a.im() - b.im());
      case MULTIPLY -> times(a, b);
      case DIVIDE -> {
        double norm = b.re() * b.re() + b.im() * b.im();
        Value.Complex product = times(a, new Value.Complex(b.re(), -b.im()));
        yield new Value.Complex(product.re() / norm, product.im() / norm);
      }
      case POWER -> power(a, b);
      default ->
          throw ClassicalFault.ofTypes(
              "operator " + operator.symbol() + " does not take complex numbers");
    };
  }

  private static Value.Complex times(Value.Complex a, Value.Complex b) {
    return new Value.Complex(a.re() * b.re() - a.im() * b.im(), a.re() * b.im() + a.im() * b.re());
  }

  /** The principal value exp(b log a). */
  private static Value.Complex power(Value.Complex a, Value.Complex b) {
    if (a.re() == 0 && a.im() == 0) {
      return new Value.Complex(b.re() == 0 && b.im() == 0 ? 1 : 0, 0);
    }
    var log =
        new Value.Complex(
            StrictMath.log(StrictMath.hypot(a.re(), a.im())), StrictMath.atan2(a.im(), a.re()));
    return exp(times(b, log));
  }

  static Value.Complex exp(Value.Complex a) {
    double scale = StrictMath.exp(a.re());
    return new Value.Complex(scale * StrictMath.cos(a.im()), scale * StrictMath.sin(a.im()));
  }

  /** The root with a real part of at least 0. */
  static Value.Complex sqrt(Value.Complex a) {
    double modulus = StrictMath.hypot(a.re(), a.im());
    double re = StrictMath.sqrt((modulus + a.re()) / 2);
    double im = StrictMath.sqrt((modulus - a.re()) / 2);
    return new Value.Complex(re, a.im() < 0 ? -im : im);
  }
}
