package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** Types as programs write them. */
final class TypeParser {
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  TypeParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Whether the word starts a classical type. */
  static boolean starts(String word) {
    return switch (word) {
      case "bit",
          "bool",
          "int",
          "uint",
          "float",
          "angle",
          "complex",
          "duration",
          "stretch",
          "array" ->
          true;
      default -> false;
    };
  }

  /** A classical type. */
  TypeNode type() {
    int at = cursor.expect(TokenKind.IDENTIFIER, "as a type");
    return switch (cursor.tokens().text(at)) {
      case "bit" -> sized(at, TypeNode.Kind.BIT);
      case "int" -> sized(at, TypeNode.Kind.INT);
      case "uint" -> sized(at, TypeNode.Kind.UINT);
      case "float" -> sized(at, TypeNode.Kind.FLOAT);
      case "angle" -> sized(at, TypeNode.Kind.ANGLE);
      case "bool" -> plain(at, TypeNode.Kind.BOOL);
      case "duration" -> plain(at, TypeNode.Kind.DURATION);
      case "stretch" -> plain(at, TypeNode.Kind.STRETCH);
      case "complex" -> complex(at);
      case "array" -> array(at, TypeNode.Kind.ARRAY);
      default ->
          throw cursor.fail(
              at,
              DiagnosticCode.SYNTAX,
              "a type",
              "'" + cursor.tokens().text(at) + "' is not a type.");
    };
  }

  private static TypeNode plain(int at, TypeNode.Kind kind) {
    return new TypeNode(at, kind, null, null, List.of());
  }

  /** A type that may have a size. */
  TypeNode sized(int at, TypeNode.Kind kind) {
    return new TypeNode(at, kind, designator(), null, List.of());
  }

  /** [size], or null where there is none. */
  @Nullable ExpressionNode designator() {
    if (!cursor.takeIf(TokenKind.LEFT_BRACKET)) {
      return null;
    }
    ExpressionNode size = expressions.expression();
    cursor.expect(TokenKind.RIGHT_BRACKET, "to close the size");
    return size;
  }

  private TypeNode complex(int at) {
    TypeNode component = null;
    if (cursor.takeIf(TokenKind.LEFT_BRACKET)) {
      component = type();
      cursor.expect(TokenKind.RIGHT_BRACKET, "to close the component type");
    }
    return new TypeNode(at, TypeNode.Kind.COMPLEX, null, component, List.of());
  }

  /** array[element, sizes], or in a subroutine's head array[element, #dim = n]. */
  TypeNode array(int at, TypeNode.Kind kind) {
    cursor.expect(TokenKind.LEFT_BRACKET, "after 'array'");
    TypeNode element = cursor.isWord("array") ? null : type();
    if (element == null) {
      throw cursor.unexpected("a scalar type", "as the element of an array");
    }
    var dimensions = new ArrayList<ExpressionNode>();
    while (cursor.takeIf(TokenKind.COMMA)) {
      if (cursor.takeIf(TokenKind.HASH)) {
        if (!cursor.takeWord("dim")) {
          throw cursor.unexpected("'dim'", "after '#'");
        }
        cursor.expect(TokenKind.ASSIGN, "after '#dim'");
      }
      dimensions.add(expressions.expression());
    }
    cursor.expect(TokenKind.RIGHT_BRACKET, "to close the array type");
    return new TypeNode(at, kind, null, element, dimensions);
  }
}
