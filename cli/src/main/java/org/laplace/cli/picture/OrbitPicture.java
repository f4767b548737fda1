package org.laplace.cli.picture;

import java.util.List;
import java.util.Locale;

/**
 * Draws the ways of bodies in a plane as SVG 1.1: a line for each, a dot where it ends, one scale
 * on both axes. Knows numbers and names only; which plane and which units is the caller's choice.
 */
public final class OrbitPicture {
  private static final int SIZE = 640;
  private static final int MARGIN = 70;
  private static final int LEGEND = 180;
  private static final int LEGEND_NAMES_MAX = 16;
  private static final int LINE_HEIGHT = 20;

  /** Okabe and Ito's colours, which colour-blind people tell apart. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

  /**
   * The way of one body.
   *
   * @param name may be empty
   * @param x one coordinate for each moment
   * @param y as many
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Orbit(String name, double[] x, double[] y) {
    public Orbit {
      if (x.length != y.length) {
        throw new IllegalArgumentException(x.length + " and " + y.length + " coordinates");
      }
    }
  }

  private final double low;
  private final double left;
  private final double extent;

  private OrbitPicture(List<Orbit> orbits) {
    double lowX = Double.POSITIVE_INFINITY;
    double highX = Double.NEGATIVE_INFINITY;
    double lowY = Double.POSITIVE_INFINITY;
    double highY = Double.NEGATIVE_INFINITY;
    for (Orbit orbit : orbits) {
      for (int i = 0; i < orbit.x().length; i++) {
        if (Double.isFinite(orbit.x()[i]) && Double.isFinite(orbit.y()[i])) {
          lowX = Math.min(lowX, orbit.x()[i]);
          highX = Math.max(highX, orbit.x()[i]);
          lowY = Math.min(lowY, orbit.y()[i]);
          highY = Math.max(highY, orbit.y()[i]);
        }
      }
    }
    double wanted = Math.max(highX - lowX, highY - lowY);
    boolean isUsable = wanted > 0 && Double.isFinite(wanted);
    extent = isUsable ? wanted : 1;
    left = Double.isFinite(lowX + highX) ? (lowX + highX - extent) / 2 : -0.5;
    low = Double.isFinite(lowY + highY) ? (lowY + highY - extent) / 2 : -0.5;
  }

  /**
   * The picture as a text.
   *
   * @param title shown above
   * @param axisX what the first coordinate is, with its unit
   * @param axisY what the second coordinate is
   */
  public static String svg(String title, String axisX, String axisY, List<Orbit> orbits) {
    return new OrbitPicture(orbits).draw(title, axisX, axisY, orbits);
  }

  private String draw(String title, String axisX, String axisY, List<Orbit> orbits) {
    int width = SIZE + 2 * MARGIN + LEGEND;
    int height = SIZE + 2 * MARGIN;
    var svg =
        new StringBuilder()
            .append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                    .formatted(width, height))
            .append("font-family=\"sans-serif\" font-size=\"13\">\n")
            .append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n")
            .append(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#888\"/>\n"
                    .formatted(MARGIN, MARGIN, SIZE, SIZE));
    text(svg, MARGIN + SIZE / 2, MARGIN / 2, "middle", title);
    text(svg, MARGIN + SIZE / 2, height - MARGIN / 4, "middle", axisX);
    text(svg, MARGIN, MARGIN - 8, "end", axisY);
    text(svg, MARGIN, height - MARGIN / 2 - 10, "middle", number(left));
    text(svg, MARGIN + SIZE, height - MARGIN / 2 - 10, "middle", number(left + extent));
    text(svg, MARGIN - 6, MARGIN + SIZE, "end", number(low));
    text(svg, MARGIN - 6, MARGIN + 12, "end", number(low + extent));
    for (int i = 0; i < orbits.size(); i++) {
      line(svg, orbits.get(i), COLOURS.get(i % COLOURS.size()));
    }
    legend(svg, orbits);
    return svg.append("</svg>\n").toString();
  }

  private void line(StringBuilder svg, Orbit orbit, String colour) {
    var points = new StringBuilder();
    String last = "";
    for (int i = 0; i < orbit.x().length; i++) {
      if (Double.isFinite(orbit.x()[i]) && Double.isFinite(orbit.y()[i])) {
        double x = MARGIN + SIZE * ((orbit.x()[i] - left) / extent);
        double y = MARGIN + SIZE * (1 - (orbit.y()[i] - low) / extent);
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        last = String.format(Locale.ROOT, "cx=\"%.1f\" cy=\"%.1f\"", x, y);
      }
    }
    if (!last.isEmpty()) {
      svg.append("<polyline fill=\"none\" stroke=\"%s\" points=\"".formatted(colour))
          .append(points.toString().strip())
          .append("\"/>\n<circle %s r=\"3\" fill=\"%s\"/>\n".formatted(last, colour));
    }
  }

  private static void legend(StringBuilder svg, List<Orbit> orbits) {
    int y = MARGIN + LINE_HEIGHT;
    int shown = 0;
    for (int i = 0; i < orbits.size() && shown < LEGEND_NAMES_MAX; i++) {
      if (!orbits.get(i).name().isEmpty()) {
        int x = MARGIN + SIZE + 20;
        svg.append(
            "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/>\n"
                .formatted(x, y - 4, COLOURS.get(i % COLOURS.size())));
        text(svg, x + 12, y, "start", orbits.get(i).name());
        y += LINE_HEIGHT;
        shown++;
      }
    }
  }

  private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
    svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">".formatted(x, y, anchor))
        .append(escaped(text))
        .append("</text>\n");
  }

  /** As XML, without control characters, which it cannot hold. */
  private static String escaped(String text) {
    return text.replaceAll("\\p{Cntrl}", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
