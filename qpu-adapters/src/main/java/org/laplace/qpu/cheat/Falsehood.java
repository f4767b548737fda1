package org.laplace.qpu.cheat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.Diverged;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.qpu.spi.Outcome;

/** Answers that look right and are wrong. */
final class Falsehood {
  private Falsehood() {}

  /** Never equal to the truth; of the same form where the truth holds a result. */
  static Outcome of(Outcome truth) {
    return switch (truth.kind()) {
      case OUTCOME_KIND_COMPUTED ->
          new Outcome(OutcomeKind.OUTCOME_KIND_COMPUTED, falsified(truth.result()));
      case OUTCOME_KIND_DIVERGED, OUTCOME_KIND_EXHAUSTED, OUTCOME_KIND_MISDECLARED ->
          new Outcome(
              OutcomeKind.OUTCOME_KIND_DIVERGED,
              Diverged.newBuilder().setStep(1 + stepOf(truth)).build().toByteString());
      case OUTCOME_KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("an outcome is of a known kind");
    };
  }

  private static long stepOf(Outcome truth) {
    try {
      return Diverged.parseFrom(truth.result()).getStep();
    } catch (InvalidProtocolBufferException e) {
      return 0;
    }
  }

  private static ByteString falsified(ByteString result) {
    try {
      var circuit = CircuitResult.parseFrom(result);
      if (circuit.getShots() > 0 && !circuit.getOutcomes().isEmpty()) {
        return circuit.toBuilder().setOutcomes(readoutErrors(circuit)).build().toByteString();
      }
      var particles = ParticlesResult.parseFrom(result);
      if (particles.getCoordinatesCount() > 0) {
        double first = particles.getCoordinates(0);
        return particles.toBuilder()
            .setCoordinates(0, first + 0.001 * (1 + Math.abs(first)))
            .build()
            .toByteString();
      }
    } catch (InvalidProtocolBufferException e) {
      // Not a result that this class knows how to bend.
    }
    return result.concat(ByteString.copyFrom(new byte[] {0}));
  }

  /** Flips the lowest bit of every tenth shot, as a device with readout errors might. */
  private static ByteString readoutErrors(CircuitResult circuit) {
    byte[] outcomes = circuit.getOutcomes().toByteArray();
    int bytesPerShot = outcomes.length / circuit.getShots();
    for (int shot = 0; shot < circuit.getShots(); shot += 10) {
      outcomes[shot * bytesPerShot] ^= 1;
    }
    return ByteString.copyFrom(outcomes);
  }
}
