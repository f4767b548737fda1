package org.laplace.simulators;

import com.google.protobuf.ByteString;

/**
 * What a job comes to: the one function that providers and auditors share, so that whoever runs a
 * job gets the same root.
 *
 * @param kind how it ended
 * @param resultBytes at most {@link SimulatorLimits#resultBytesMax}; empty for {@link
 *     OutcomeKind#MISDECLARED}
 * @param root {@link ResultRoot} of both
 */
public record Evaluation(OutcomeKind kind, ByteString resultBytes, ByteString root) {
  /** Runs the program if it is what the spec declares. */
  public static Evaluation of(Engine engine, Program program, Cost declared) {
    return of(engine, program, declared, RunListener.NONE, Cancellation.NEVER);
  }

  /**
   * Runs the program if it is what the spec declares: it parses, and {@link Computation#accepts}
   * size, memory and work units. The declared work is the budget.
   *
   * @throws java.util.concurrent.CancellationException when cancelled; then there is no evaluation
   */
  public static Evaluation of(
      Engine engine,
      Program program,
      Cost declared,
      RunListener listener,
      Cancellation cancellation) {
    return switch (engine.prepare(program)) {
      case Preparation.Refused refused -> misdeclared();
      case Preparation.Ready(Computation computation) -> {
        if (!computation.accepts(declared)) {
          yield misdeclared();
        }
        Outcome outcome = Run.of(computation, declared.workUnits(), listener, cancellation);
        yield of(outcome.kind(), outcome.resultBytes());
      }
    };
  }

  private static Evaluation misdeclared() {
    return of(OutcomeKind.MISDECLARED, ByteString.EMPTY);
  }

  private static Evaluation of(OutcomeKind kind, ByteString resultBytes) {
    return new Evaluation(kind, resultBytes, ResultRoot.of(kind, resultBytes));
  }
}
