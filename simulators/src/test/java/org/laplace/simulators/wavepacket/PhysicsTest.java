package org.laplace.simulators.wavepacket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.laplace.proto.v1.WavePacketObservation;
import org.laplace.proto.v1.WavePacketResult;

/** Runs beside exact solutions. */
class PhysicsTest {
  private static final double HBAR = 1.054571817646156e-34;

  @Test
  void aFreeGaussianSpreadsByTheExactLaw() {
    WavePacketResult result =
        WavePacketRuns.result(
            """
            units: natural
            mass: 2
            grid: [{from: -64, to: 64, points: 1024}]
            potential: 0
            packets: [{centre: -10, width: 1.5, momentum: 3}]
            dt: 0.05
            steps: 160
            observe_every: 20
            """);
    for (WavePacketObservation seen : result.getObservationsList()) {
      double t = seen.getTime();
      assertEquals(-10 + 1.5 * t, seen.getPosition(0), 1e-9);
      double spread = t / (2 * 2 * 1.5 * 1.5);
      assertEquals(1.5 * Math.sqrt(1 + spread * spread), WavePacketRuns.width(seen, 0), 1e-9);
      assertEquals(3, seen.getMomentum(0), 1e-12);
      assertEquals(1 / (4 * 1.5 * 1.5), seen.getMomentumSquare(0) - 9, 1e-11);
      assertEquals(1, seen.getNorm(), 1e-12);
    }
  }

  @Test
  void theLawHoldsInMetresKilogramsAndSeconds() {
    // A rubidium atom, 1 um wide, for 1 ms.
    double mass = 1.443160648e-25;
    WavePacketResult result =
        WavePacketRuns.result(
            """
            units: SI
            mass: 1.443160648e-25
            grid: [{from: -2e-5, to: 2e-5, points: 512}]
            potential: 0
            packets: [{centre: 0, width: 1e-6}]
            dt: 1e-5
            steps: 100
            """);
    WavePacketObservation end = WavePacketRuns.last(result);
    double spread = HBAR * 1e-3 / (2 * mass * 1e-12);
    double expected = 1e-6 * Math.sqrt(1 + spread * spread);
    assertEquals(1, WavePacketRuns.width(end, 0) / expected, 1e-9);
    assertEquals(1e-3, end.getTime(), 1e-18);
  }

  @Test
  void aCoherentStateSwingsWithoutChangingItsWidth() {
    WavePacketResult result =
        WavePacketRuns.result(
            """
            units: natural
            mass: 1
            constants: {omega: 1.25}
            grid: [{from: -12, to: 12, points: 256}]
            potential: mass*omega^2*x^2/2
            packets: [{centre: 3, width: 0.6324555320336759}]
            dt: 0.001
            steps: 5000
            observe_every: 250
            """);
    for (WavePacketObservation seen : result.getObservationsList()) {
      double phase = 1.25 * seen.getTime();
      // The splitting changes the frequency by omega^3 dt^2 / 24.
      assertEquals(3 * Math.cos(phase), seen.getPosition(0), 3e-6);
      assertEquals(-3 * 1.25 * Math.sin(phase), seen.getMomentum(0), 3e-6);
      assertEquals(0.6324555320336759, WavePacketRuns.width(seen, 0), 1e-6);
      assertEquals(1, seen.getNorm(), 1e-12);
    }
  }

  private static double endOfSwing(int steps) {
    return WavePacketRuns.last(
            WavePacketRuns.result(
                """
                units: natural
                mass: 1
                grid: [{from: -12, to: 12, points: 256}]
                potential: x^2/2 + x^4/50
                packets: [{centre: 2, width: 0.7}]
                dt: %s
                steps: %d
                """
                    .formatted(2.0 / steps, steps)))
        .getPosition(0);
  }

  @Test
  void halvingTheTimeStepQuartersTheError() {
    double exact = endOfSwing(4096);
    double coarse = endOfSwing(64) - exact;
    double fine = endOfSwing(128) - exact;
    assertTrue(Math.abs(coarse) > 1e-6);
    assertEquals(2, Math.log(coarse / fine) / Math.log(2), 0.02);
  }

  @Test
  void aSquareBarrierLetsThroughWhatTheExactFormulaSays() {
    WavePacketResult result =
        WavePacketRuns.result(
            """
            units: natural
            mass: 1
            grid: [{from: -512, to: 512, points: 8192}]
            potential: if(abs(x + 0.0625) < 1, 1, 0)
            packets: [{centre: -170, width: 40, momentum: 1.2}]
            dt: 0.1
            steps: 2800
            planes: [{axis: x, at: 0}]
            """);
    WavePacketObservation end = WavePacketRuns.last(result);
    // The formula, averaged over the packet's momenta.
    double sigma = 1 / (2 * 40.0);
    double sum = 0;
    double weight = 0;
    for (int i = -600; i <= 600; i++) {
      double p = 1.2 + i * sigma / 100;
      double w = Math.exp(-Math.pow((p - 1.2) / sigma, 2) / 2);
      sum += w * transmission(p * p / 2, 1, 2);
      weight += w;
    }
    assertEquals(1, end.getNorm(), 1e-11);
    assertEquals(1, end.getBefore(0) + end.getBeyond(0), 1e-11);
    // A step between two points is not where a formula has it, to the order of the spacing.
    assertEquals(sum / weight, end.getBeyond(0), 0.01 * sum / weight);
  }

  /** Of a particle of mass 1, energy less than the height. */
  private static double transmission(double energy, double height, double width) {
    double kappa = Math.sqrt(2 * (height - energy));
    double sinh = Math.sinh(kappa * width);
    return 1 / (1 + height * height * sinh * sinh / (4 * energy * (height - energy)));
  }

  @Test
  void axesOfAPlaneDoNotKnowOfEachOther() {
    String twoDimensions =
        """
        units: natural
        mass: 1
        grid: [{from: -8, to: 8, points: 64}, {from: -16, to: 16, points: 128}]
        potential: x^2/2 + 2*y^2
        packets: [{centre: [1, -2], width: [0.7, 0.5], momentum: [0, 1]}]
        dt: 0.01
        steps: 100
        """;
    WavePacketObservation both = WavePacketRuns.last(WavePacketRuns.result(twoDimensions));
    WavePacketObservation alone =
        WavePacketRuns.last(
            WavePacketRuns.result(
                """
                units: natural
                mass: 1
                grid: [{from: -16, to: 16, points: 128}]
                potential: 2*x^2
                packets: [{centre: -2, width: 0.5, momentum: 1}]
                dt: 0.01
                steps: 100
                """));
    assertEquals(alone.getPosition(0), both.getPosition(1), 1e-12);
    assertEquals(alone.getMomentum(0), both.getMomentum(1), 1e-12);
    assertEquals(alone.getPositionSquare(0), both.getPositionSquare(1), 1e-12);
  }
}
