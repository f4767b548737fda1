package org.laplace.cli.picture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.cli.view.DecodedResult;
import org.laplace.proto.v1.ParticleFrame;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.proto.v1.WavePacketAxis;
import org.laplace.proto.v1.WavePacketResult;

/**
 * The picture of a result: orbits, or the probability density at the end.
 *
 * @param format ending of its file, {@code svg} or {@code png}
 * @param bytes of the file
 */
@SuppressWarnings("ArrayRecordComponent") // Written to a file, never compared.
public record ResultPicture(String format, byte[] bytes) {
  /** Empty for results that are no pictures, such as counts. */
  public static Optional<ResultPicture> of(DecodedResult result) {
    return switch (result) {
      case DecodedResult.Particles particles -> orbits(particles.result());
      case DecodedResult.WavePacket packet -> Optional.of(density(packet.result()));
      case DecodedResult.Counts _,
          DecodedResult.Expectations _,
          DecodedResult.Diverged _,
          DecodedResult.Exhausted _,
          DecodedResult.Misdeclared _,
          DecodedResult.Unreadable _ ->
          Optional.empty();
    };
  }

  /** Of the bodies that all frames show. */
  private static Optional<ResultPicture> orbits(ParticlesResult result) {
    List<List<Double>> shown = new ArrayList<>();
    for (ParticleFrame frame : result.getFramesList()) {
      shown.add(frame.getCoordinatesList());
    }
    if (result.getCoordinatesCount() > 0) {
      shown.add(result.getCoordinatesList());
    }
    int numbers = shown.stream().mapToInt(List::size).min().orElse(0) / 3 * 3;
    if (numbers == 0) {
      return Optional.empty();
    }
    List<OrbitPicture.Orbit> orbits = new ArrayList<>();
    for (int body = 0; body < numbers / 3; body++) {
      orbits.add(
          new OrbitPicture.Orbit(
              Integer.toString(body), along(shown, 3 * body), along(shown, 3 * body + 1)));
    }
    String unit = result.getUnits().equalsIgnoreCase("si") ? " / m" : "";
    return Optional.of(
        svg(
            OrbitPicture.svg(
                "Orbits until step " + result.getSteps(), "x" + unit, "y" + unit, orbits)));
  }

  private static double[] along(List<List<Double>> frames, int number) {
    return frames.stream().mapToDouble(frame -> frame.get(number)).toArray();
  }

  private static ResultPicture density(WavePacketResult result) {
    double[] density = array(result.getDensityList());
    WavePacketAxis first = result.getDensityAxes(0);
    if (result.getDensityAxesCount() == 1) {
      return svg(DensityPicture.svg(first.getFrom(), first.getTo(), List.of(density), null));
    }
    int columns = first.getPoints();
    int rows = result.getDensityAxes(1).getPoints();
    return new ResultPicture(
        "png", DensityPicture.png(alongTheThird(density, columns * rows), columns, rows));
  }

  /** Sums over the third axis, where there is one. */
  private static double[] alongTheThird(double[] density, int cells) {
    int depth = density.length / cells;
    double[] sums = new double[cells];
    for (int i = 0; i < cells * depth; i++) {
      sums[i / depth] += density[i];
    }
    return sums;
  }

  private static ResultPicture svg(String text) {
    return new ResultPicture("svg", text.getBytes(StandardCharsets.UTF_8));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
