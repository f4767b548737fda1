package org.laplace.cli.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The ways of bodies, seen along the z axis: x to the right, y upwards, both at one scale. The
 * newest place of each body is a dot.
 */
final class OrbitPicture {
  private static final int SIDE = 800;
  private static final int MARGIN = 40;
  private static final int LABELS_MAX_BODIES = 12;

  private static final String[] COLOURS = {
    "#1f77b4", "#d62728", "#2ca02c", "#ff7f0e", "#9467bd", "#8c564b", "#e377c2", "#17becf"
  };

  private final double left;
  private final double bottom;
  private final double scale;

  private OrbitPicture(List<double[]> frames) {
    double[] x = frames.stream().flatMapToDouble(frame -> every(frame, 0)).toArray();
    double[] y = frames.stream().flatMapToDouble(frame -> every(frame, 1)).toArray();
    double width = max(x) + max(negated(x));
    double height = max(y) + max(negated(y));
    double side = Math.max(Math.max(width, height), Double.MIN_NORMAL);
    scale = (SIDE - 2 * MARGIN) / side;
    left = -max(negated(x)) - (side - width) / 2;
    bottom = -max(negated(y)) - (side - height) / 2;
  }

  /**
   * The text of an SVG.
   *
   * @param frames at least one, in the order of time, each with three coordinates (x, y, z) of the
   *     same bodies, at least one
   */
  static String svg(List<double[]> frames) {
    return new OrbitPicture(frames).draw(frames);
  }

  private String draw(List<double[]> frames) {
    var svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n"
                + "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n",
            SIDE,
            SIDE,
            SIDE,
            SIDE));
    int bodies = frames.getLast().length / 3;
    for (int body = 0; body < bodies; body++) {
      String colour = COLOURS[body % COLOURS.length];
      svg.append(way(frames, body, colour));
      double[] last = frames.getLast();
      double x = across(last[3 * body]);
      double y = down(last[3 * body + 1]);
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%d\" fill=\"%s\"/>%n",
              x,
              y,
              bodies > LABELS_MAX_BODIES ? 2 : 4,
              colour));
      if (bodies <= LABELS_MAX_BODIES) {
        svg.append(
            String.format(
                Locale.ROOT, "<text x=\"%.2f\" y=\"%.2f\">%d</text>%n", x + 7, y - 5, body));
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private String way(List<double[]> frames, int body, String colour) {
    if (frames.size() < 2) {
      return "";
    }
    var points = new StringBuilder();
    for (double[] frame : frames) {
      points.append(
          String.format(
              Locale.ROOT, "%.2f,%.2f ", across(frame[3 * body]), down(frame[3 * body + 1])));
    }
    return String.format(
        "<polyline fill=\"none\" stroke=\"%s\" points=\"%s\"/>%n",
        colour, points.toString().strip());
  }

  private double across(double x) {
    return MARGIN + (x - left) * scale;
  }

  private double down(double y) {
    return SIDE - MARGIN - (y - bottom) * scale;
  }

  private static DoubleStream every(double[] frame, int axis) {
    return IntStream.range(0, frame.length / 3).mapToDouble(body -> frame[3 * body + axis]);
  }

  private static double max(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }
}
