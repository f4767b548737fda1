package org.laplace.simulators.wavepacket.job;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.Place;
import org.laplace.simulators.jobfile.Value;
import org.laplace.simulators.wavepacket.expression.Formula;
import org.laplace.simulators.wavepacket.expression.InvalidExpression;
import org.laplace.simulators.wavepacket.expression.NoFiniteValue;

/** Reads potentials and the constants in them. */
final class PotentialReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Set<String> RESERVED =
      Set.of("x", "y", "z", "t", "pi", "hbar", "mass", "if", "and", "or", "not");

  private PotentialReader() {}

  static Potential read(String text, Fields job, Grid grid, Units units, double mass)
      throws InvalidJobFile {
    Map<String, Double> constants = constants(job);
    constants.put("hbar", units.hbar());
    constants.put("mass", mass);
    Value value = job.get("potential");
    if (value.isMapping()) {
      return samples(value, grid);
    }
    String source =
        value.isNumber()
            ? Double.toString(value.number())
            : value.text(SimulatorLimits.jobFileTextCharsMax);
    Formula formula;
    try {
      formula = Formula.parse(source, Grid.NAMES.substring(0, grid.dimensions()) + "t", constants);
    } catch (InvalidExpression e) {
      throw new InvalidJobFile(
          place(text, value, e.offset()), e.code(), "In the potential: " + e.getMessage());
    }
    var potential = new Potential.ByFormula(formula);
    check(potential, grid, text, value);
    return potential;
  }

  private static Map<String, Double> constants(Fields job) throws InvalidJobFile {
    var constants = new TreeMap<String, Double>();
    if (!job.has("constants")) {
      return constants;
    }
    Value value = job.get("constants");
    for (Map.Entry<String, Value> entry : value.entries().entrySet()) {
      String name = entry.getKey();
      if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
        throw entry
            .getValue()
            .error(
                "INVALID_NAME",
                entry.getValue().path()
                    + " cannot be defined; a name has letters, digits and _, begins with a letter,"
                    + " and is none of "
                    + String.join(", ", new TreeSet<>(RESERVED)));
      }
      constants.put(name, entry.getValue().number());
    }
    if (constants.size() > SimulatorLimits.constantsMax) {
      throw value.error(
          "TOO_MANY_CONSTANTS", "At most " + SimulatorLimits.constantsMax + " constants are taken");
    }
    return constants;
  }

  private static Potential samples(Value value, Grid grid) throws InvalidJobFile {
    Value list = value.fields(Set.of("samples"), Set.of()).get("samples");
    List<Value> elements = list.list();
    if (elements.size() != grid.points()) {
      throw list.error(
          "WRONG_LENGTH",
          "potential.samples has "
              + elements.size()
              + " values; the grid has "
              + grid.points()
              + " points, the last axis varying fastest");
    }
    return new Potential.Samples(list.numbers(elements.size()));
  }

  /**
   * Asks for values before the run, at time 0: at all points where that is cheap, else at every
   * second, fourth, ... point of each axis, among which its middle is.
   */
  private static void check(Potential potential, Grid grid, String text, Value value)
      throws InvalidJobFile {
    int[] step = new int[Grid.NAMES.length()];
    int[] count = new int[Grid.NAMES.length()];
    Arrays.fill(count, 1);
    long values;
    int thinning = 1;
    do {
      values = potential.nodes();
      for (int axis = 0; axis < grid.dimensions(); axis++) {
        int points = grid.axis(axis).points();
        step[axis] = Math.min(thinning, points / 2);
        count[axis] = points / step[axis];
        values *= count[axis];
      }
      thinning *= 2;
    } while (values > SimulatorLimits.formulaChecksMax);
    for (int i = 0; i < count[0]; i++) {
      for (int j = 0; j < count[1]; j++) {
        for (int k = 0; k < count[2]; k++) {
          int point = i * step[0] * grid.stride(0);
          point += grid.dimensions() > 1 ? j * step[1] * grid.stride(1) : 0;
          point += grid.dimensions() > 2 ? k * step[2] : 0;
          checkAt(potential, grid, point, text, value);
        }
      }
    }
  }

  private static void checkAt(Potential potential, Grid grid, int point, String text, Value value)
      throws InvalidJobFile {
    try {
      potential.at(grid, point, 0);
    } catch (NoFiniteValue e) {
      throw new InvalidJobFile(place(text, value, e.offset()), e.code(), message(e, grid, point));
    }
  }

  private static String message(NoFiniteValue e, Grid grid, int point) {
    var where = new StringBuilder();
    for (int axis = 0; axis < grid.dimensions(); axis++) {
      where
          .append(axis == 0 ? "" : ", ")
          .append(Grid.NAMES.charAt(axis))
          .append(" = ")
          .append(grid.coordinate(axis, point));
    }
    return "The potential "
        + (e.code().equals(NoFiniteValue.DIVISION_BY_ZERO)
            ? "divides by zero"
            : "is infinite or not a number")
        + " at the grid's point "
        + where
        + "; soften it, move the grid by half a spacing, or say if(...) what holds there";
  }

  /**
   * Where a character of the formula stands in the file; where quotes or lines hide it, its start.
   */
  private static Place place(String text, Value value, int offset) {
    Place start = value.place();
    String line = text.lines().skip(start.line() - 1L).findFirst().orElse("");
    int column = start.column();
    char first = column <= line.length() ? line.charAt(column - 1) : '\0';
    int quote = first == '"' || first == '\'' ? 1 : 0;
    boolean onOneLine =
        first != '|' && first != '>' && line.length() + 1 >= column + offset + quote;
    return onOneLine ? new Place(start.line(), column + quote + offset) : start;
  }
}
