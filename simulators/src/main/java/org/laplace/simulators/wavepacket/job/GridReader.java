package org.laplace.simulators.wavepacket.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.Value;

/** Reads axes, and values that are given once for each axis. */
final class GridReader {
  private GridReader() {}

  static Grid read(Value value) throws InvalidJobFile {
    List<Value> elements = value.list();
    if (elements.isEmpty() || elements.size() > Grid.NAMES.length()) {
      throw value.error(
          "WRONG_LENGTH",
          "grid has " + elements.size() + " axes; give one to three: x, then y, then z");
    }
    var axes = new ArrayList<Axis>();
    long points = 1;
    for (Value element : elements) {
      Axis axis = axis(element);
      axes.add(axis);
      points *= axis.points();
    }
    if (points > SimulatorLimits.gridPointsMax) {
      throw value.error(
          "GRID_TOO_LARGE",
          "The grid has "
              + points
              + " points; at most "
              + SimulatorLimits.gridPointsMax
              + " are taken, which need 3.5 GiB");
    }
    return new Grid(axes);
  }

  private static Axis axis(Value value) throws InvalidJobFile {
    Fields fields = value.fields(Set.of("from", "to", "points"), Set.of());
    Value count = fields.get("points");
    long points = count.count(SimulatorLimits.axisPointsMin, SimulatorLimits.axisPointsMax);
    if (Long.bitCount(points) != 1) {
      throw count.error(
          "NOT_A_POWER_OF_TWO",
          count.path()
              + " is "
              + points
              + "; the transform needs a power of two, such as "
              + Long.highestOneBit(points)
              + " or "
              + 2 * Long.highestOneBit(points));
    }
    var axis = new Axis(fields.get("from").number(), fields.get("to").number(), (int) points);
    double spacing = axis.spacing();
    boolean distinct =
        axis.from() < axis.from() + spacing && axis.coordinate((int) points - 1) < axis.to();
    if (!(axis.from() < axis.to()) || !Double.isFinite(spacing) || !distinct) {
      throw fields
          .get("to")
          .error(
              "NUMBER_OUT_OF_RANGE",
              value.path() + " must go from a number to a larger one, so far that points differ");
    }
    return axis;
  }

  /** A number for each axis; one number alone stands for all of them. */
  static double[] perAxis(Value value, int dimensions) throws InvalidJobFile {
    if (!value.isNumber()) {
      return value.numbers(dimensions);
    }
    double[] values = new double[dimensions];
    Arrays.fill(values, value.number() + 0.0);
    return values;
  }
}
