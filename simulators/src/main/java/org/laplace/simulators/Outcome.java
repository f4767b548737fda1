package org.laplace.simulators;

import com.google.protobuf.ByteString;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.proto.v1.WavePacketResult;

/** The end of a run. */
public sealed interface Outcome {
  /** As it enters the result root. */
  OutcomeKind kind();

  /** What is stored and hashed: a message of {@code engine.proto}, in its canonical encoding. */
  ByteString resultBytes();

  /**
   * The run reached its end.
   *
   * @param resultBytes a {@link CircuitResult}, {@link ParticlesResult} or {@link WavePacketResult}
   */
  record Computed(ByteString resultBytes) implements Outcome {
    @Override
    public OutcomeKind kind() {
      return OutcomeKind.COMPUTED;
    }
  }

  /**
   * A value became infinite or not a number.
   *
   * @param step where, as {@code Diverged.step} in {@code engine.proto}
   */
  record Diverged(long step) implements Outcome {
    @Override
    public OutcomeKind kind() {
      return OutcomeKind.DIVERGED;
    }

    @Override
    public ByteString resultBytes() {
      return org.laplace.proto.v1.Diverged.newBuilder().setStep(step).build().toByteString();
    }
  }

  /** The budget did not hold the whole run. */
  record Exhausted() implements Outcome {
    @Override
    public OutcomeKind kind() {
      return OutcomeKind.EXHAUSTED;
    }

    @Override
    public ByteString resultBytes() {
      return ByteString.EMPTY;
    }
  }
}
