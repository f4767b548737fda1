package org.laplace.simulators.wavepacket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laplace.simulators.GoldenVector;
import org.laplace.simulators.GoldenVectors;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Workers;
import org.laplace.simulators.wavepacket.fourier.LineKernel;
import org.laplace.simulators.wavepacket.fourier.ScalarKernel;
import org.laplace.simulators.wavepacket.fourier.VectorKernel;

/** Neither threads nor the Vector API change a bit of any golden case. */
class SameBitsTest {
  static Stream<GoldenVector> vectors() {
    return GoldenVectors.of(new WavePacketEngine()).stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyNumberOfThreadsAndEveryKernelHasTheSameDigests(GoldenVector vector) {
    WavePacketComputation computation =
        assertInstanceOf(
            WavePacketComputation.class,
            assertInstanceOf(
                    Preparation.Ready.class, new WavePacketEngine().prepare(vector.program()))
                .computation());
    List<ByteString> expected = digests(computation, 1, new ScalarKernel(LineKernel.LANES));
    for (int threads : new int[] {1, 2, 4}) {
      assertEquals(expected, digests(computation, threads, new VectorKernel()));
      assertEquals(expected, digests(computation, threads, new ScalarKernel(LineKernel.LANES)));
    }
  }

  /** After each segment, and of the result. */
  private static List<ByteString> digests(
      WavePacketComputation computation, int threads, LineKernel kernel) {
    var digests = new ArrayList<ByteString>();
    try (Workers workers = Workers.of(threads)) {
      WavePacketExecution execution =
          computation.start(computation.cost().workUnits(), workers, kernel);
      Optional<Outcome> outcome = Optional.empty();
      while (outcome.isEmpty()) {
        outcome = execution.advance();
        digests.add(execution.digest());
      }
      digests.add(outcome.get().resultBytes());
    }
    return digests;
  }
}
