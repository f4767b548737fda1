package org.laplace.simulators;

import com.google.protobuf.ByteString;

/**
 * A program whose result root is known.
 *
 * @param name file name of its source
 * @param root what {@link Evaluation#root} must be
 */
public record GoldenVector(String name, Program program, ByteString root) {
  /** What this machine's engine makes of the program. */
  public ByteString rootBy(Engine engine) {
    return switch (engine.prepare(program)) {
      case Preparation.Refused refused -> ResultRoot.of(OutcomeKind.MISDECLARED, ByteString.EMPTY);
      case Preparation.Ready(Computation computation) ->
          Evaluation.of(engine, program, computation.cost()).root();
    };
  }
}
