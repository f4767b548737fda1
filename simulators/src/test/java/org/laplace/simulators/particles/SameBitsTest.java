package org.laplace.simulators.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.simulators.GoldenVector;
import org.laplace.simulators.GoldenVectors;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.OutcomeKind;
import org.laplace.simulators.VectorApi;
import org.laplace.simulators.Workers;
import org.laplace.simulators.particles.motion.Kernels;

/** Neither threads nor the Vector API change a bit. */
class SameBitsTest {
  static Stream<String> goldenJobs() {
    return GoldenVectors.of(new ParticlesEngine()).stream()
        .map(GoldenVector::program)
        .map(program -> program.source().toStringUtf8());
  }

  /** The digest after each segment, then the outcome. */
  private static List<Object> digests(Kernels kernels, String job, int threads) {
    ParticlesComputation computation = ParticleJobs.ready(new ParticlesEngine(kernels), job);
    var digests = new ArrayList<Object>();
    try (Workers workers = Workers.of(threads)) {
      ParticlesExecution execution = computation.start(computation.cost().workUnits(), workers);
      Optional<Outcome> outcome = Optional.empty();
      while (outcome.isEmpty()) {
        outcome = execution.advance();
        digests.add(execution.digest());
      }
      digests.add(outcome.get());
    }
    return digests;
  }

  @ParameterizedTest
  @MethodSource("goldenJobs")
  void everyGoldenJobHasEqualDigestsOnAnyThreadsInEitherForm(String job) {
    assertTrue(VectorApi.isUsable(), "the tests run with the Vector API");
    List<Object> specified = digests(Kernels.scalar(), job, 1);
    assertEquals(specified, digests(Kernels.scalar(), job, 4));
    for (int threads : new int[] {1, 2, 4}) {
      assertEquals(specified, digests(Kernels.best(), job, threads));
    }
  }

  @Test
  void aLargeMeltHasEqualDigestsOnAnyThreadsInEitherForm() {
    String job =
        """
        units: natural
        law: {lennard-jones: {epsilon: 1, sigma: 1, cutoff: 2.5}}
        box: lattice
        seed: 3
        bodies: [{mass: 1, lattice: {type: fcc, cells: [12, 12, 12], density: 0.8442}, temperature: 1.44}]
        integrator: velocity-verlet
        dt: 0.005
        steps: 20
        output: {state: false}
        """;
    List<Object> specified = digests(Kernels.scalar(), job, 1);
    assertEquals(specified, digests(Kernels.best(), job, 3));
    assertTrue(specified.getFirst() instanceof ByteString);
  }

  @Test
  void goldenJobsEndInEveryWay() {
    assertEquals(
        Set.of(OutcomeKind.COMPUTED, OutcomeKind.DIVERGED, OutcomeKind.EXHAUSTED),
        goldenJobs().map(job -> ParticleJobs.outcome(job).kind()).collect(Collectors.toSet()));
  }

  private static String melt(String bodies, long steps) {
    return """
        units: natural
        law: {lennard-jones: {epsilon: 1, sigma: 1, cutoff: 2.5, rebuild-steps: 4}}
        box: [6.8, 6.8, 6.8]
        seed: 3
        bodies: [{mass: 1, %s}]
        integrator: velocity-verlet
        dt: 0.005
        steps: %d
        """
        .formatted(bodies, steps);
  }

  private static List<List<Double>> vectors(List<Double> components) {
    var vectors = new ArrayList<List<Double>>();
    for (int i = 0; i < components.size(); i += 3) {
      vectors.add(components.subList(i, i + 3));
    }
    return vectors;
  }

  @Test
  void aRunThatStartsWhereNeighbourListsAreMadeAnewGoesOnWithTheSameBits() {
    // So coordinates and velocities at the end of a segment are all that the next one needs.
    String start = "lattice: {type: fcc, cells: [4, 4, 4], density: 0.8442}, temperature: 1.44";
    ParticlesResult whole = ParticleJobs.result(melt(start, 10));
    ParticlesResult half = ParticleJobs.result(melt(start, 8));
    ParticlesResult rest =
        ParticleJobs.result(
            melt(
                "positions: %s, velocities: %s"
                    .formatted(
                        vectors(half.getCoordinatesList()), vectors(half.getVelocitiesList())),
                2));
    assertEquals(whole.getCoordinatesList(), rest.getCoordinatesList());
    assertEquals(whole.getVelocitiesList(), rest.getVelocitiesList());
  }

  @Test
  void segmentsEndWhereNeighbourListsAreMadeAnew() {
    ParticlesComputation computation =
        ParticleJobs.ready(
            melt("ball: {count: 300, radius: 3}, temperature: 0", 1_000_000)
                .replace("epsilon: 1", "epsilon: 1e-30"));
    ParticlesExecution execution = computation.start(computation.cost().workUnits());
    for (int segment = 0; segment < 3; segment++) {
      assertTrue(execution.advance().isEmpty());
      assertEquals(0, execution.frame().step() % 4);
      assertTrue(execution.frame().step() > 0);
    }
  }
}
