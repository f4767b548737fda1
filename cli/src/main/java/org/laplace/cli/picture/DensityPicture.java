package org.laplace.cli.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Probability densities: of a plane as a PNG, of a line as an SVG.
 *
 * <pre>{@code
 * Files.write(path, DensityPicture.png(density, 512, 256));
 * Files.writeString(path, DensityPicture.svg(-10, 10, List.of(start, end), potential));
 * }</pre>
 */
public final class DensityPicture {
  private static final int SIDE_PIXELS_MIN = 512;
  private static final int SIDE_PIXELS_MAX = 4096;

  private static final int WIDTH = 800;
  private static final int HEIGHT = 400;
  private static final int MARGIN = 40;

  /** From nothing to the highest density: black, blue, purple, orange, light yellow. */
  private static final int[][] COLOURS = {
    {0, 0, 4}, {40, 11, 84}, {120, 28, 109}, {200, 65, 75}, {245, 125, 21}, {252, 255, 164}
  };

  /** Of densities at several times, the first is the palest. */
  private static final String[] STROKES = {"#9ecae1", "#4292c6", "#08519c"};

  private DensityPicture() {}

  /**
   * A plane: x to the right, y upwards, a square for each value. The square root of the density is
   * shown, so that faint fringes are seen.
   *
   * @param values row-major, y varying fastest
   * @param columns values along x
   * @param rows values along y
   * @return the bytes of a PNG, 512 to 4096 pixels along its longer side
   */
  public static byte[] png(double[] values, int columns, int rows) {
    if (columns < 1 || rows < 1 || values.length != (long) columns * rows) {
      throw new IllegalArgumentException(
          values.length + " values are no plane of " + columns + " by " + rows);
    }
    double highest = highest(values);
    int longer = Math.max(columns, rows);
    int square = Math.max(1, SIDE_PIXELS_MIN / longer);
    int thinning = Math.max(1, (longer + SIDE_PIXELS_MAX - 1) / SIDE_PIXELS_MAX);
    int width = Math.max(1, columns / thinning) * square;
    int height = Math.max(1, rows / thinning) * square;
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int py = 0; py < height; py++) {
      int y = (height - 1 - py) / square * thinning;
      for (int px = 0; px < width; px++) {
        double share = values[px / square * thinning * rows + y] / highest;
        image.setRGB(px, py, colour(Math.sqrt(share)));
      }
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  /** The highest value, or 1 where all are zero. */
  private static double highest(double[] values) {
    double highest = 0;
    for (double value : values) {
      highest = Math.max(highest, value);
    }
    return highest == 0 ? 1 : highest;
  }

  private static int colour(double share) {
    double at = Math.clamp(share, 0, 1) * (COLOURS.length - 1);
    int below = Math.min((int) at, COLOURS.length - 2);
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      double mixed =
          COLOURS[below][channel] * (1 - (at - below)) + COLOURS[below + 1][channel] * (at - below);
      rgb = rgb << 8 | (int) Math.round(mixed);
    }
    return rgb;
  }

  /**
   * Curves over a line, for example of several times; the last one is drawn darkest.
   *
   * @param from coordinate of the first value
   * @param to coordinate of the one after the last
   * @param densities at least one curve, each of at least two values
   * @param potential drawn in grey behind them, scaled to the picture; may be left out
   * @return the text of an SVG
   */
  public static String svg(
      double from, double to, List<double[]> densities, double @Nullable [] potential) {
    double highest = densities.stream().mapToDouble(DensityPicture::highest).max().orElseThrow();
    var svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n",
            WIDTH,
            HEIGHT));
    svg.append(
        String.format(
            Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n", WIDTH, HEIGHT));
    if (potential != null) {
      svg.append(curve(scaled(potential), 1, "#bbbbbb"));
    }
    for (int i = 0; i < densities.size(); i++) {
      int stroke = Math.max(0, STROKES.length - densities.size() + i);
      svg.append(curve(densities.get(i), highest, STROKES[Math.min(stroke, STROKES.length - 1)]));
    }
    int base = HEIGHT - MARGIN;
    svg.append(
        String.format(
            Locale.ROOT,
            "<path d=\"M%d %dH%d\" stroke=\"black\" fill=\"none\"/>%n",
            MARGIN,
            base,
            WIDTH - MARGIN));
    svg.append(label(MARGIN, base + 18, from)).append(label(WIDTH - MARGIN, base + 18, to));
    svg.append(label(MARGIN, MARGIN - 8, highest));
    return svg.append("</svg>\n").toString();
  }

  /** From 0 to 1. */
  private static double[] scaled(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = high > low ? (values[i] - low) / (high - low) : 0;
    }
    return scaled;
  }

  private static String curve(double[] values, double highest, String stroke) {
    var path = new StringBuilder();
    // Two values a pixel are enough; of those in between the highest is kept.
    int thinning = Math.max(1, values.length / (2 * WIDTH));
    for (int i = 0; i < values.length; i += thinning) {
      double value = values[i];
      for (int j = i; j < Math.min(values.length, i + thinning); j++) {
        value = Math.max(value, values[j]);
      }
      double x = MARGIN + (WIDTH - 2.0 * MARGIN) * i / values.length;
      double y = HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * value / highest;
      path.append(i == 0 ? 'M' : 'L').append(String.format(Locale.ROOT, "%.2f %.2f", x, y));
    }
    return "<path d=\""
        + path
        + "\" stroke=\""
        + stroke
        + "\" stroke-width=\"1.5\" fill=\"none\"/>\n";
  }

  private static String label(int x, int y, double value) {
    return String.format(
        Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%.4g</text>%n", x, y, value);
  }
}
