package org.laplace.cli.view;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.proto.v1.VendorRecord;
import org.laplace.proto.v1.WavePacketAxis;
import org.laplace.proto.v1.WavePacketResult;
import org.laplace.simulators.Shots;

/** Result bytes, read. They are a provider's, so they may be anything. */
public sealed interface DecodedResult {
  /** As the chain takes results. */
  int RESULT_BYTES_MAX = 256 << 10;

  /**
   * How often each bit string was measured, in Qiskit's order: c[n-1]...c[0], registers separated
   * by a space, the last one leftmost.
   *
   * @param vendor what the vendor of a quantum computer says of the run
   */
  record Counts(int shots, SortedMap<String, Integer> counts, Optional<VendorRecord> vendor)
      implements DecodedResult {
    /** Counts of an engine. */
    public Counts(int shots, SortedMap<String, Integer> counts) {
      this(shots, counts, Optional.empty());
    }
  }

  /**
   * Where the bodies are at the end, and what is conserved.
   *
   * @param bodies three coordinates and three velocities each
   */
  record Particles(ParticlesResult result, List<Body> bodies) implements DecodedResult {
    /** x, y, z of one body. */
    public record Body(List<Double> coordinates, List<Double> velocities) {}
  }

  /** Exact expectation values, in the order of the job's observables. */
  record Expectations(List<Double> values) implements DecodedResult {
    public Expectations {
      values = List.copyOf(values);
    }
  }

  /** What was observed of a wave packet, and where it is at the end. */
  record WavePacket(WavePacketResult result) implements DecodedResult {}

  /** A value became infinite or not a number at this step. */
  record Diverged(long step) implements DecodedResult {}

  /** The declared work was not enough. */
  record Exhausted() implements DecodedResult {}

  /** The provider says that the program is not what the spec declares. */
  record Misdeclared() implements DecodedResult {}

  /** Not what its kind of result looks like. */
  record Unreadable(String why) implements DecodedResult {}

  /** Reads the result of a job of some class. */
  static DecodedResult of(JobClass jobClass, OutcomeKind outcome, ByteString bytes) {
    try {
      return switch (outcome) {
        case OUTCOME_KIND_COMPUTED -> computed(jobClass, bytes);
        case OUTCOME_KIND_DIVERGED ->
            new Diverged(org.laplace.proto.v1.Diverged.parseFrom(bytes).getStep());
        case OUTCOME_KIND_EXHAUSTED -> new Exhausted();
        case OUTCOME_KIND_MISDECLARED -> new Misdeclared();
        case OUTCOME_KIND_UNSPECIFIED, UNRECOGNIZED ->
            new Unreadable("this version does not know its kind; use a newer one");
      };
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return new Unreadable("the bytes are no result of this class: " + e.getMessage());
    }
  }

  private static DecodedResult computed(JobClass jobClass, ByteString bytes)
      throws InvalidProtocolBufferException {
    return switch (jobClass) {
      case JOB_CLASS_CIRCUIT -> {
        CircuitResult result = CircuitResult.parseFrom(bytes);
        if (result.getExpectationValuesCount() > 0) {
          yield new Expectations(result.getExpectationValuesList());
        }
        Shots shots = Shots.parse(bytes);
        yield new Counts(
            shots.count(),
            shots.counts(),
            result.hasVendor() ? Optional.of(result.getVendor()) : Optional.empty());
      }
      case JOB_CLASS_PARTICLES -> particles(ParticlesResult.parseFrom(bytes));
      case JOB_CLASS_WAVE_PACKET -> wavePacket(WavePacketResult.parseFrom(bytes));
      case JOB_CLASS_UNSPECIFIED, UNRECOGNIZED ->
          new Unreadable("this version does not know its class; use a newer one");
    };
  }

  private static DecodedResult wavePacket(WavePacketResult result) {
    long points =
        result.getDensityAxesList().stream()
            .mapToLong(WavePacketAxis::getPoints)
            .reduce(1, (product, next) -> product > RESULT_BYTES_MAX ? product : product * next);
    int axes = result.getDensityAxesCount();
    if (axes == 0 || points != result.getDensityCount()) {
      return new Unreadable(result.getDensityCount() + " densities do not fit the axes");
    }
    boolean whole =
        result.getObservationsCount() > 0
            && result.getObservationsList().stream()
                .allMatch(
                    seen ->
                        seen.getPositionCount() == axes
                            && seen.getPositionSquareCount() == axes
                            && seen.getMomentumCount() == axes
                            && seen.getMomentumSquareCount() == axes
                            && seen.getBeforeCount() == result.getPlanesCount()
                            && seen.getBeyondCount() == result.getPlanesCount()
                            && seen.getWithinCount() == result.getRegionsCount());
    return whole
        ? new WavePacket(result)
        : new Unreadable("an observation lacks some of what the result names");
  }

  private static DecodedResult particles(ParticlesResult result) {
    int numbers = result.getCoordinatesCount();
    if (numbers % 3 != 0 || result.getVelocitiesCount() != numbers) {
      return new Unreadable(
          numbers
              + " coordinates and "
              + result.getVelocitiesCount()
              + " velocities fit no bodies");
    }
    List<Particles.Body> bodies =
        IntStream.range(0, numbers / 3)
            .mapToObj(
                body ->
                    new Particles.Body(
                        result.getCoordinatesList().subList(3 * body, 3 * body + 3),
                        result.getVelocitiesList().subList(3 * body, 3 * body + 3)))
            .toList();
    return new Particles(result, bodies);
  }
}
