package org.laplace.simulators.wavepacket.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTransformTest {
  private static final int LANES = LineKernel.LANES;

  private static Complexes random(int count) {
    var random = new Random(count);
    Complexes values = Complexes.zeros(count);
    for (int i = 0; i < count; i++) {
      values.re()[i] = random.nextGaussian();
      values.im()[i] = random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 32, 64, 128, 256, 512, 1024})
  void everyFrequencyIsWhatTheSumSays(int points) {
    Complexes line = random(points);
    var transform = new AxisTransform(points);
    Complexes found = new Complexes(line.re().clone(), line.im().clone());
    new ScalarKernel(1).forward(transform, found.re(), found.im(), 0);
    for (int place = 0; place < points; place++) {
      double re = 0;
      double im = 0;
      for (int j = 0; j < points; j++) {
        double angle = -2 * Math.PI * ((long) j * transform.frequency(place) % points) / points;
        re += line.re()[j] * Math.cos(angle) - line.im()[j] * Math.sin(angle);
        im += line.re()[j] * Math.sin(angle) + line.im()[j] * Math.cos(angle);
      }
      assertEquals(re, found.re()[place], 1e-11);
      assertEquals(im, found.im()[place], 1e-11);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 128, 4096})
  void everyFrequencyHasOnePlace(int points) {
    var transform = new AxisTransform(points);
    assertArrayEquals(
        IntStream.range(-points / 2, points / 2).toArray(),
        IntStream.range(0, points).map(transform::frequency).sorted().toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 32, 64, 512, 2048})
  void withoutPhasesALineComesBackTimesItsLength(int points) {
    Complexes line = random(points);
    Complexes moved = new Complexes(line.re().clone(), line.im().clone());
    double[] ones = new double[points];
    Arrays.fill(ones, 1);
    new ScalarKernel(1)
        .propagate(new AxisTransform(points), ones, new double[points], moved.re(), moved.im(), 0);
    for (int i = 0; i < points; i++) {
      assertEquals(line.re()[i], moved.re()[i] / points, 1e-14);
      assertEquals(line.im()[i], moved.im()[i] / points, 1e-14);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 32, 64, 128, 1024, 8192})
  void eightLinesInVectorsHaveTheBitsOfEachLineAlone(int points) {
    var transform = new AxisTransform(points);
    Complexes lines = random(2 * points * LANES);
    Complexes phases = random(points);
    Complexes forward = new Complexes(lines.re().clone(), lines.im().clone());
    new VectorKernel().forward(transform, forward.re(), forward.im(), points);
    Complexes moved = new Complexes(lines.re().clone(), lines.im().clone());
    new VectorKernel()
        .propagate(transform, phases.re(), phases.im(), moved.re(), moved.im(), points);
    for (int lane = 0; lane < LANES; lane++) {
      Complexes alone = lane(lines, points, lane);
      new ScalarKernel(1).forward(transform, alone.re(), alone.im(), 0);
      Complexes found = lane(forward, points, lane);
      assertArrayEquals(alone.re(), found.re());
      assertArrayEquals(alone.im(), found.im());
      alone = lane(lines, points, lane);
      new ScalarKernel(1).propagate(transform, phases.re(), phases.im(), alone.re(), alone.im(), 0);
      found = lane(moved, points, lane);
      assertArrayEquals(alone.re(), found.re());
      assertArrayEquals(alone.im(), found.im());
    }
  }

  /** One line of the second group. */
  private static Complexes lane(Complexes lines, int points, int lane) {
    Complexes one = Complexes.zeros(points);
    for (int p = 0; p < points; p++) {
      one.re()[p] = lines.re()[(points + p) * LANES + lane];
      one.im()[p] = lines.im()[(points + p) * LANES + lane];
    }
    return one;
  }

  @Test
  void rootsOfUnityAreSymmetricToTheBit() {
    int n = 4096;
    for (int k = 0; k < n; k++) {
      double cosine = UnitRoot.cosine(k, n);
      assertEquals(Math.cos(2 * Math.PI * k / n), cosine, 1e-15);
      assertEquals(cosine, UnitRoot.cosine(n - k, n));
      // Adding zero makes no difference but between 0.0 and -0.0.
      assertEquals(cosine + 0, -UnitRoot.cosine(n / 2 - k, n) + 0);
      assertEquals(cosine, UnitRoot.sine(k + n / 4, n));
    }
    assertEquals(0.0, UnitRoot.cosine(n / 4, n));
    assertEquals(1.0, UnitRoot.cosine(0, n));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 12, 1000, -8})
  void otherLengthsAreRefused(int points) {
    assertThrows(IllegalArgumentException.class, () -> new AxisTransform(points));
  }
}
