package org.laplace.circuits.qasm;

import java.util.ArrayList;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** The classical types that programs write down, with sizes that must be known. */
final class DeclaredTypes {
  private final Context context;
  private final Evaluator evaluator;

  DeclaredTypes(Context context, Evaluator evaluator) {
    this.context = context;
    this.evaluator = evaluator;
  }

  /** The type that a node of the syntax tree stands for. */
  ClassicalType of(TypeNode node) {
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
    int size = node.size() == null ? 1 : evaluator.size(node.size(), "The number of bits");
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
    int width = evaluator.size(node.size(), "The width of a number");
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
      int size = evaluator.size(dimension, "The size of an array");
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
    return new ClassicalType.Array(of(node.element()), dimensions);
  }
}
