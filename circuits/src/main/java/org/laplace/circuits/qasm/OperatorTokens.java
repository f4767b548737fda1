package org.laplace.circuits.qasm;

import org.jspecify.annotations.Nullable;
import org.laplace.circuits.classical.Operator;

/** Which tokens are operators, and how tightly they bind. */
final class OperatorTokens {
  private OperatorTokens() {}

  /** The operator of two operands that a token is, or null. */
  static @Nullable Operator of(TokenKind kind, boolean version2) {
    if (version2) {
      return switch (kind) {
        case PLUS -> Operator.ADD;
        case MINUS -> Operator.SUBTRACT;
        case STAR -> Operator.MULTIPLY;
        case SLASH -> Operator.DIVIDE;
        case CARET -> Operator.POWER;
        default -> null;
      };
    }
    return switch (kind) {
      case PLUS -> Operator.ADD;
      case MINUS -> Operator.SUBTRACT;
      case STAR -> Operator.MULTIPLY;
      case SLASH -> Operator.DIVIDE;
      case PERCENT -> Operator.MODULO;
      case POWER -> Operator.POWER;
      case SHIFT_LEFT -> Operator.SHIFT_LEFT;
      case SHIFT_RIGHT -> Operator.SHIFT_RIGHT;
      case LESS -> Operator.LESS;
      case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      case GREATER -> Operator.GREATER;
      case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case EQUAL -> Operator.EQUAL;
      case NOT_EQUAL -> Operator.NOT_EQUAL;
      case BIT_AND -> Operator.BIT_AND;
      case CARET -> Operator.BIT_XOR;
      case BIT_OR -> Operator.BIT_OR;
      case AND -> Operator.AND;
      case OR -> Operator.OR;
      default -> null;
    };
  }

  /** The operator of a token such as +=, or null. */
  static @Nullable Operator compound(TokenKind kind) {
    return switch (kind) {
      case ASSIGN_ADD -> Operator.ADD;
      case ASSIGN_SUBTRACT -> Operator.SUBTRACT;
      case ASSIGN_MULTIPLY -> Operator.MULTIPLY;
      case ASSIGN_DIVIDE -> Operator.DIVIDE;
      case ASSIGN_MODULO -> Operator.MODULO;
      case ASSIGN_POWER -> Operator.POWER;
      case ASSIGN_SHIFT_LEFT -> Operator.SHIFT_LEFT;
      case ASSIGN_SHIFT_RIGHT -> Operator.SHIFT_RIGHT;
      case ASSIGN_AND -> Operator.BIT_AND;
      case ASSIGN_OR -> Operator.BIT_OR;
      case ASSIGN_XOR -> Operator.BIT_XOR;
      default -> null;
    };
  }

  /** OpenQASM 3.0, "Evaluation order"; higher binds tighter. */
  static int precedence(Operator operator) {
    return switch (operator) {
      case OR -> 1;
      case AND -> 2;
      case BIT_OR -> 3;
      case BIT_XOR -> 4;
      case BIT_AND -> 5;
      case EQUAL, NOT_EQUAL -> 6;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 7;
      case SHIFT_LEFT, SHIFT_RIGHT -> 8;
      case ADD, SUBTRACT -> 9;
      case MULTIPLY, DIVIDE, MODULO -> 10;
      case POWER -> 12;
    };
  }
}
