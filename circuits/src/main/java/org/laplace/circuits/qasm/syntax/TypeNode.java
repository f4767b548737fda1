package org.laplace.circuits.qasm.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type as written.
 *
 * @param size the designator, null where there is none
 * @param element the element type of an array or the component type of a complex number
 * @param dimensions of an array; of an array reference with {@code #dim = n}, that one number
 */
public record TypeNode(
    int at,
    Kind kind,
    @Nullable ExpressionNode size,
    @Nullable TypeNode element,
    List<ExpressionNode> dimensions) {
  /** The scalar and compound types of the language. */
  public enum Kind {
    BIT,
    BOOL,
    INT,
    UINT,
    FLOAT,
    ANGLE,
    COMPLEX,
    DURATION,
    STRETCH,
    QUBIT,
    ARRAY,
    /** An array that a subroutine reads. */
    READONLY_ARRAY,
    /** An array that a subroutine may change. */
    MUTABLE_ARRAY
  }

  public TypeNode {
    dimensions = List.copyOf(dimensions);
  }
}
