package org.laplace.simulators.wavepacket;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.InvalidProtocolBufferException;
import org.laplace.proto.v1.WavePacketObservation;
import org.laplace.proto.v1.WavePacketResult;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Run;

/** Runs job files as clients write them. */
final class WavePacketRuns {
  private WavePacketRuns() {}

  static Preparation prepare(String job) {
    return new WavePacketEngine().prepare(Program.wavePacket(WavePacketEngine.ID, job));
  }

  static WavePacketComputation ready(String job) {
    Preparation preparation = prepare(job);
    return assertInstanceOf(
        WavePacketComputation.class,
        assertInstanceOf(Preparation.Ready.class, preparation, preparation.toString())
            .computation());
  }

  static Diagnostic refusal(String job) {
    return assertInstanceOf(Preparation.Refused.class, prepare(job)).diagnostics().getFirst();
  }

  static Outcome outcome(String job) {
    WavePacketComputation computation = ready(job);
    return Run.of(computation, computation.cost().workUnits());
  }

  static WavePacketResult result(String job) {
    return result(outcome(job));
  }

  static WavePacketResult result(Outcome outcome) {
    try {
      return WavePacketResult.parseFrom(
          assertInstanceOf(Outcome.Computed.class, outcome).resultBytes());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** The observation of the end. */
  static WavePacketObservation last(WavePacketResult result) {
    return result.getObservations(result.getObservationsCount() - 1);
  }

  /** Standard deviation of a coordinate. */
  static double width(WavePacketObservation seen, int axis) {
    return Math.sqrt(
        seen.getPositionSquare(axis) - seen.getPosition(axis) * seen.getPosition(axis));
  }
}
